# Objects with __await__, types.coroutine-like generators in classes, await in every place.
import asyncio
class Later:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return self.value
def default(x=asyncio):
    return x.__name__
async def show(*args, **kwargs):
    return args, kwargs
async def main():
    print(await Later(1) + await Later(2) * await Later(3))
    print(await show(await Later(1), *await Later([2, 3]), k=await Later(4), **await Later({'z': 5})))
    print([await Later(0), {await Later('k'): await Later('v')}, (await Later(7),)])
    print(f'{await Later(3.14159):.{await Later(2)}f}', await Later('a') if await Later(0) else await Later('b'))
    print((await Later('abc'))[await Later(1):], (await Later('x')).upper())
    x = [0, 0]
    x[await Later(1)] = await Later('set')
    x[await Later(0)] += await Later(5)
    print(x, await Later(1) < await Later(2) < await Later(3))
    if (y := await Later(9)) and not await Later(False):
        print(y)
    while await Later(y):
        y = 0
    assert await Later(True), await Later('message')
    try:
        raise await Later(ValueError('v'))
    except ValueError as error:
        print(repr(error), await Later('in except'))
    finally:
        print(await Later('in finally'))
    match await Later([1, 2]):
        case [a, b] if await Later(a):
            print(a, b)
    with await Later(open_()) as handle:
        print(handle, await Later('in with'))
    async def inner(z=await Later('default')):
        return z
    print(await inner(), default())
    del x[await Later(0)]
    print(x, await asyncio.gather(Later(1), Later(2)), await asyncio.wait_for(Later(3), 1))
    return await Later('end')
class open_:
    def __enter__(self):
        return 'handle'
    def __exit__(self, *args):
        pass
print(asyncio.run(main()))
