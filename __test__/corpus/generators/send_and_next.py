# The same place of a program resumes generators, coroutines and what only looks like one.


def echo(count):
    got = None
    for n in range(count):
        got = yield n, got
    return 'end', got


async def coroutine():
    return 'result'


async def asynchronous():
    yield 1


class Fake:
    def send(self, value):
        return 'fake', value


def resume(target, value):
    try:
        return target.send(value)
    except BaseException as error:
        return type(error).__name__, str(error), getattr(error, 'value', None)


one, two = echo(3), echo(1)
for target, value in [(one, None), (one, 'a'), (two, 'early'), (two, None), (two, 'b'), (two, None),
                      (coroutine(), 'early'), (coroutine(), None), (Fake(), 1),
                      (asynchronous(), None), (one, 'c'), (one, 'd'), (one, None)]:
    print(resume(target, value))


def nested():
    inner = echo(2)
    print('inner', inner.send(None))
    got = yield inner.send('sent')
    print('got', got)
    try:
        inner.send('last')
    except StopIteration as stop:
        yield stop.value


outer = nested()
print(next(outer), outer.send('x'), next(outer, 'default'))


def running():
    try:
        yield me.send(None)
    except ValueError as error:
        yield str(error)


me = running()
print(next(me))


def counter():
    total = 0
    while True:
        total += (yield total) or 0


sums = counter()
next(sums)
print([sums.send(n) for n in range(6)], sum(sums.send(1) for _ in range(3)))
