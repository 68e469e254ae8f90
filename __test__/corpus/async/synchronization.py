# Lock, Event, Condition, Semaphore, Barrier.
import asyncio
async def main():
    lock = asyncio.Lock()
    async def critical(n):
        async with lock:
            print('in', n, lock.locked())
            await asyncio.sleep(.1)
            print('out', n)
    await asyncio.gather(*[critical(n) for n in range(3)])
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    event = asyncio.Event()
    async def waits(n):
        print('waits', n, await event.wait())
    tasks = [asyncio.create_task(waits(n)) for n in range(2)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.gather(*tasks)
    print(event.is_set(), event.clear(), event.is_set())
    gate = asyncio.Semaphore(2)
    running = most = 0
    async def limited(n):
        nonlocal running, most
        async with gate:
            running += 1
            most = max(most, running)
            await asyncio.sleep(.1)
            running -= 1
    await asyncio.gather(*[limited(n) for n in range(5)])
    print('most', most, gate.locked())
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    condition = asyncio.Condition()
    items = []
    async def consumer(n):
        async with condition:
            await condition.wait_for(lambda: items)
            print('consumer', n, items.pop())
    consumers = [asyncio.create_task(consumer(n)) for n in range(2)]
    await asyncio.sleep(0)
    for item in 'xy':
        async with condition:
            items.append(item)
            condition.notify()
    await asyncio.gather(*consumers)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)
    barrier = asyncio.Barrier(3)
    async def party(n):
        await asyncio.sleep(n / 10)
        place = await barrier.wait()
        print('passed', n, place)
    await asyncio.gather(*[party(n) for n in range(3)])
    t = asyncio.create_task(lock.acquire())
    await t
    w = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    w.cancel()
    await asyncio.sleep(0)
    lock.release()
    print(await lock.acquire(), lock.locked())
asyncio.run(main())
