# What cannot be awaited says so.
import asyncio
class NotIterator:
    def __await__(self):
        return 5
class Coroutine:
    def __await__(self):
        return f()
async def f():
    return 1
async def attempt(make):
    try:
        await make()
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
def generator():
    yield 1
async def main():
    await attempt(lambda: 5)
    await attempt(lambda: None)
    await attempt(lambda: [f])
    await attempt(NotIterator)
    c = f()
    class Again:
        def __await__(self):
            return c
    await attempt(Again)
    c.close()
    await attempt(generator)
    c = f()
    print(await c)
    await attempt(lambda: c)
    async def sleeper():
        await asyncio.sleep(0)
    s = sleeper()
    task = asyncio.create_task(s)
    await asyncio.sleep(0)
    await attempt(lambda: s)
    await task
    async def stops():
        raise StopIteration(3)
    try:
        await stops()
    except RuntimeError as error:
        print(error, repr(error.__cause__))
asyncio.run(main())
