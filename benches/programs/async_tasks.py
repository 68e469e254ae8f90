# asyncio: tasks that hand work to each other through queues, futures, locks and gather.
SIZE = 8_000  # small: 60

import asyncio


async def double(n):
    await asyncio.sleep(0)
    return n * 2


async def produce(queue, count):
    for n in range(count):
        await queue.put(n)
    await queue.put(None)


async def consume(queue, lock, totals):
    while (n := await queue.get()) is not None:
        value = await double(n)
        async with lock:
            totals.append(value)
    await queue.put(None)


async def main(count):
    queue = asyncio.Queue(10)
    lock = asyncio.Lock()
    totals = []
    workers = [asyncio.create_task(consume(queue, lock, totals)) for _ in range(5)]
    await produce(queue, count)
    await asyncio.gather(*workers)
    batches = 0
    for start in range(0, count, 50):
        batches += sum(await asyncio.gather(*[double(n) for n in range(start, start + 50)]))
    return len(totals), sum(totals), batches


print(*asyncio.run(main(SIZE)))
