# The traceback of an exception that leaves several coroutines.
import asyncio
async def inner(n):
    await asyncio.sleep(0)
    return 1 / n
async def middle():
    try:
        await inner(0)
    except ZeroDivisionError as error:
        raise RuntimeError('wrapped') from error
async def main():
    async for x in numbers():
        print(x)
    await asyncio.gather(middle())
async def numbers():
    yield 1
asyncio.run(main())
