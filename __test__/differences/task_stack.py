# Task.get_stack() is empty.
# heavy
import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(1))
    await asyncio.sleep(0)
    print(len(task.get_stack()))


asyncio.run(main())
