# Several calls in flight; the error of one is caught in its task.
import asyncio
async def one(n):
    try:
        return await later(n)
    except ValueError as error:
        return f'{n}: {error}'
async def main():
    print(await asyncio.gather(one(1), one(2), one(3)))
    print(await asyncio.gather(later('a'), later('b'), return_exceptions=True))
asyncio.run(main())
