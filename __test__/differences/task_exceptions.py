# An exception of a task that nobody asks for is not reported.
# heavy
import asyncio


async def work():
    raise ValueError('lost')


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    print('end')


asyncio.run(main())
