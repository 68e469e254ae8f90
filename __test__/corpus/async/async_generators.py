# Asynchronous generators: asend, athrow, aclose, finally, overlapping steps.
import asyncio
async def echo():
    got = None
    try:
        while True:
            try:
                got = yield got
            except KeyError as error:
                got = ('caught', error.args)
            await asyncio.sleep(0)
    finally:
        print('closing')
        await asyncio.sleep(0)
        print('closed')
async def main():
    e = echo()
    print(type(e).__name__, e.__name__, e.ag_running)
    print(await e.asend(None), await e.asend(1), await e.athrow(KeyError('k')), await e.asend(2))
    await e.aclose()
    await e.aclose()
    try:
        await e.asend(3)
    except StopAsyncIteration:
        print('exhausted')
    fresh = echo()
    try:
        await fresh.asend('early')
    except TypeError as error:
        print(error)
    await fresh.aclose()
    step = echo().__anext__()
    print(type(step).__name__, await step)
    try:
        await step
    except RuntimeError as error:
        print(error)
    async def slow():
        await asyncio.sleep(1)
        yield 1
    s = slow()
    first = asyncio.ensure_future(s.__anext__())
    await asyncio.sleep(0)
    try:
        await s.__anext__()
    except RuntimeError as error:
        print(error)
    print(await first)
    async def ignores():
        try:
            yield 1
        except GeneratorExit:
            yield 2
    i = ignores()
    await i.asend(None)
    try:
        await i.aclose()
    except RuntimeError as error:
        print(error)
    async def stops():
        yield 1
        raise StopAsyncIteration
    try:
        print([x async for x in stops()])
    except RuntimeError as error:
        print(error)
    async def nested():
        async for x in inner():
            yield x * 10
    async def inner():
        for x in range(3):
            yield x
    print([x async for x in nested()])
asyncio.run(main())
