# Frames and names of coroutines and asynchronous generators.


class Pause:
    def __await__(self):
        got = yield 'paused'
        return got


async def inner(x):
    y = x + 1
    return await Pause() + y


async def outer():
    return await inner(1)


async def items():
    mark = 'a'
    yield mark


c = outer()
print(c.cr_frame.f_lineno, c.cr_frame.f_locals, c.cr_await, c.cr_running, c.cr_suspended)
print(c.send(None), c.cr_await.__name__, c.cr_await.cr_frame.f_locals, c.cr_suspended, c.cr_origin)
c.__name__ = 'changed'
c.__qualname__ = 'also.changed'
print(c.__name__, repr(c).split(' at ')[0])
try:
    c.send(10)
except StopIteration as stop:
    print(stop.value, c.cr_frame, c.cr_await)

g = items()
print(g.ag_frame.f_code.co_name, g.ag_running, g.ag_await)
g.__name__ = 'things'
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value, g.ag_frame.f_locals, repr(g).split(' at ')[0], g.__name__)


class Broken:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        return 1 / 0


async def loop():
    async for _ in Broken():
        pass


try:
    loop().send(None)
except TypeError as error:
    print(error, '|', repr(error.__cause__))


async def stubborn():
    try:
        await Pause()
    except GeneratorExit:
        await Pause()


s = stubborn()
s.send(None)
try:
    s.close()
except RuntimeError as error:
    print(error)
