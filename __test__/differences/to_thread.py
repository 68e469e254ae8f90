# There are no threads: to_thread calls the function at once.
# heavy
import asyncio


async def main():
    print(await asyncio.to_thread(len, 'abc'))


try:
    asyncio.run(main())
except RuntimeError as error:
    print(type(error).__name__, error)
