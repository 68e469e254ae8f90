# A coroutine is an object: what it shows, and how it is driven by hand.
async def f(a):
    return a * 2
c = f(21)
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_suspended, c.cr_await)
try:
    c.send(None)
except StopIteration as stop:
    print('stop', stop.value)
for again in (lambda: c.send(None), lambda: c.throw(KeyError('k'))):
    try:
        again()
    except RuntimeError as error:
        print(error)
print(c.close())
class Steps:
    def __await__(self):
        got = yield 'first'
        print('got', got)
        try:
            yield 'second'
        except ValueError as error:
            print('caught', error)
        return 'done'
async def g():
    return await Steps()
c = g()
print(c.send(None), c.cr_suspended, type(c.cr_await).__name__)
print(c.send('x'))
try:
    c.throw(ValueError('v'))
except StopIteration as stop:
    print(stop.value)
c = g()
try:
    c.send(1)
except TypeError as error:
    print(error)
c.close()
w = f(1).__await__()
print(type(w).__name__, iter(w) is w)
try:
    next(w)
except StopIteration as stop:
    print(stop.value)
for bad in (lambda: iter(f(1)), lambda: next(f(1)), lambda: list(f(1)), lambda: [*f(1)]):
    try:
        bad()
    except TypeError as error:
        print(error)
