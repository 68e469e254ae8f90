# Awaiting a call in every place of a coroutine.
import asyncio
class Manager:
    async def __aenter__(self):
        return await later('entered')
    async def __aexit__(self, *args):
        print('leaving', args[0])
        try:
            print(await later('left'))
        except ValueError as error:
            print('exit', error)
async def numbers():
    for n in (1, 2):
        try:
            yield await later(n)
        except ValueError:
            yield -n
async def attempt(name, coroutine):
    try:
        print(name, await coroutine)
    except ValueError as error:
        print(name, repr(error))
async def with_block():
    async with Manager() as got:
        return got
async def loop():
    return [x async for x in numbers()], {await later(k) for k in (5, 6)}
async def handlers():
    try:
        raise KeyError('k')
    except KeyError:
        return await later('handled')
    finally:
        print('finally', await later('f'))
async def operators():
    return await later(2) + await later(3) * await later(4)
async def condition():
    return 'yes' if await later(True) else 'no'
async def group():
    async with asyncio.TaskGroup() as tasks:
        a, b = tasks.create_task(deep(3)), tasks.create_task(deep(0))
    return a.result(), b.result()
async def deep(n):
    if n:
        return await deep(n - 1)
    return await later('deep')
async def main():
    for coroutine in (with_block, loop, handlers, operators, condition):
        await attempt(coroutine.__name__, coroutine())
    try:
        print(await group())
    except* ValueError as errors:
        print(len(errors.exceptions))
asyncio.run(main())
