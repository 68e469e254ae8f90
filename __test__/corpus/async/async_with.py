# async with: order, several managers, exceptions, errors of the protocol.
import asyncio
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    async def __aenter__(self):
        await asyncio.sleep(0)
        print('enter', self.name)
        return self.name
    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        print('exit', self.name, kind and kind.__name__, error)
        return self.swallow
class Plain:
    def __enter__(self):
        return 'plain'
    def __exit__(self, *args):
        print('plain exit', args[0])
class NotAwaitable:
    def __aenter__(self):
        return 5
    def __aexit__(self, *args):
        return 6
class ExitNotAwaitable(NotAwaitable):
    async def __aenter__(self):
        return 1
async def early():
    async with Manager('r'):
        return 'returned'
async def main():
    async with Manager('a') as a, Manager('b') as b:
        print(a, b)
    async with (Manager('s', True) as s, Manager('t')):
        raise ValueError('swallowed')
    try:
        async with Manager('u'):
            raise KeyError('out')
    except KeyError as error:
        print(repr(error))
    print(await early())
    for i in range(2):
        async with Manager(i):
            if i == 0:
                continue
            break
    for bad in (Plain(), 5, NotAwaitable(), ExitNotAwaitable()):
        try:
            async with bad:
                print('in')
        except TypeError as error:
            print(error)
    try:
        with Manager('w'):
            pass
    except TypeError as error:
        print(error)
asyncio.run(main())
