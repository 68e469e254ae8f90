# async for: the protocol, else, break, and what goes wrong.
import asyncio
class Countdown:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        await asyncio.sleep(0)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n
class NoNext:
    def __aiter__(self):
        return 5
class BadNext:
    def __aiter__(self):
        return self
    def __anext__(self):
        return 7
async def attempt(iterable):
    try:
        async for x in iterable:
            print(x)
    except TypeError as error:
        print(error, '|', repr(error.__cause__))
async def main():
    async for i in Countdown(3):
        print(i)
    else:
        print('else')
    async for i in Countdown(5):
        if i == 3:
            break
        continue
    else:
        print('never')
    async for a, (b, *c) in pairs():
        print(a, b, c)
    await attempt([1, 2])
    await attempt(NoNext())
    await attempt(BadNext())
    try:
        async for x in raising():
            print(x)
    except LookupError as error:
        print(repr(error))
    for name in ('aiter', 'anext'):
        try:
            {'aiter': aiter, 'anext': anext}[name](5)
        except TypeError as error:
            print(error)
    it = aiter(Countdown(1))
    print(await anext(it), await anext(it, 'default'))
    try:
        await anext(it)
    except StopAsyncIteration as error:
        print(repr(error))
async def pairs():
    yield 1, 'abc'
    yield 2, [3, 4]
async def raising():
    yield 1
    raise LookupError('late')
asyncio.run(main())
