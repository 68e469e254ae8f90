# An exception that nobody asks for is reported when the loop is closed, not when the task goes.
# heavy
import asyncio
import sys


async def work():
    raise ValueError('lost')


async def main():
    task = asyncio.create_task(work(), name='mine')
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    print('end', file=sys.stderr)


asyncio.run(main())
