# What a generator delegates to gets the arguments of throw() as they were given.
class Inner:
    def __init__(self):
        self.left = 9

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        return self.left

    def throw(self, *args):
        print('throw', [arg if isinstance(arg, type) else repr(arg) for arg in args])
        if args[0] is StopIteration:
            raise StopIteration('stopped')
        return 'thrown'

    def close(self):
        print('close')


def middle():
    result = yield from Inner()
    print('result', result)
    yield 'more'


def outer():
    yield from middle()


async def coroutine():
    await Awaited()


class Awaited:
    def __await__(self):
        return Inner()


for make in (middle, outer, coroutine):
    generator = make()
    print(generator.send(None))
    print(generator.throw(KeyError))
    print(generator.throw(KeyError('k')))
    print(generator.send(None))
    try:
        print(generator.throw(StopIteration))
    except BaseException as error:
        print(type(error).__name__, error)
    try:
        generator.throw(GeneratorExit)
    except BaseException as error:
        print(type(error).__name__, error)
