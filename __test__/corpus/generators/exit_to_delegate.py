# GeneratorExit closes what a generator delegates to, whether or not that has a method throw.
class Inner:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def close(self):
        print('close')


class Thrown(Inner):
    def throw(self, *args):
        print('throw', args)
        return 2


class Fails(Inner):
    def close(self):
        raise ValueError('no close')


def outer(inner):
    try:
        yield from inner
    except GeneratorExit:
        print('exit')
        raise


for make in (Inner, Thrown, Fails):
    for end in (lambda g: g.close(), lambda g: g.throw(GeneratorExit), lambda g: g.throw(GeneratorExit())):
        generator = outer(make())
        print(next(generator))
        try:
            print(end(generator))
        except BaseException as error:
            print(type(error).__name__, error)
