# Queues: bounded, by priority, last in first out, join, shutdown.
import asyncio
async def main():
    queue = asyncio.Queue(maxsize=2)
    async def producer():
        for n in range(4):
            await queue.put(n)
            print('put', n, queue.qsize(), queue.full())
    async def consumer():
        while True:
            item = await queue.get()
            await asyncio.sleep(.1)
            print('got', item)
            queue.task_done()
    worker = asyncio.create_task(consumer())
    await producer()
    await queue.join()
    worker.cancel()
    print(queue.empty())
    for call in (queue.get_nowait, lambda: [queue.put_nowait(n) for n in range(3)], queue.task_done):
        try:
            call()
        except (asyncio.QueueEmpty, asyncio.QueueFull, ValueError) as error:
            print(type(error).__name__, error)
    priority = asyncio.PriorityQueue()
    for item in (5, 1, 4, 2, 3, 0):
        priority.put_nowait(item)
    print([priority.get_nowait() for _ in range(6)])
    stack = asyncio.LifoQueue()
    for item in 'abc':
        await stack.put(item)
    print([await stack.get() for _ in range(3)])
    try:
        await asyncio.wait_for(stack.get(), 1)
    except TimeoutError:
        print('nothing came')
    stack.put_nowait('last')
    stack.shutdown()
    try:
        await stack.put(1)
    except asyncio.QueueShutDown as error:
        print(repr(error))
    print(await stack.get())
    try:
        await stack.get()
    except asyncio.QueueShutDown as error:
        print(repr(error))
asyncio.run(main())
