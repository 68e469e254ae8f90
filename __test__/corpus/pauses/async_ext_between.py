# Calls that are answered at once, made by coroutines while others are in flight.
import asyncio
async def worker(name):
    for n in range(2):
        try:
            print(name, ext(n), await later(name))
        except ValueError as error:
            print(name, n, error)
        await asyncio.sleep(0.1)
    return name
async def main():
    print(await asyncio.gather(worker('a'), worker('b')))
asyncio.run(main())
