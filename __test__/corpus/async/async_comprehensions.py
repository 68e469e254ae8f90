# Comprehensions and generator expressions with async for and await.
import asyncio
async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def double(x):
    await asyncio.sleep(0)
    return x * 2
async def main():
    print([x async for x in numbers(4)])
    print({x async for x in numbers(3)}, {x: -x async for x in numbers(3)})
    print([x async for x in numbers(6) if x % 2])
    print([await double(x) for x in range(3)])
    print([await double(x) async for x in numbers(3) if await double(x) > 0])
    print([(x, y) async for x in numbers(2) for y in 'ab'])
    print([[y async for y in numbers(x)] for x in range(3)])
    g = (x async for x in numbers(3))
    print(type(g).__name__, [x async for x in g])
    h = (await double(x) for x in range(3))
    print(type(h).__name__, [x async for x in h])
    print([x for x in await double([1])])
    try:
        print(list(x async for x in numbers(2)))
    except TypeError as error:
        print(error)
    print(sum([x async for x in numbers(5)]))
    return (x async for x in numbers(2))
later = asyncio.run(main())
print(type(later).__name__)
def plain():
    return (x async for x in numbers(1))
print(type(plain()).__name__)
