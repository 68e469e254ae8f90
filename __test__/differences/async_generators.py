# An asynchronous generator that is left before its end is closed when the loop ends.
# heavy
import asyncio


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print('closed')


async def main():
    async for number in numbers():
        print(number)
        break
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print('end of main')


asyncio.run(main())
