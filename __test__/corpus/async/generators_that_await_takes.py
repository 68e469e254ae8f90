# types.coroutine: generator functions whose generators can be awaited.
import types
@types.coroutine
def steps(n):
    got = []
    for i in range(n):
        got.append((yield i))
    return got
async def main():
    return await steps(2), await steps(1)
c = main()
print([c.send(None), c.send('a'), c.send('b')])
try:
    c.send('c')
except StopIteration as stop:
    print(stop.value)
print(type(steps(1)).__name__, steps.__name__, list(steps(2)))
@types.coroutine
def delegates():
    return (yield from main())
d = delegates()
print(d.send(None))
d.close()
async def native():
    return 5
print(types.coroutine(native) is native)
try:
    types.coroutine(5)
except TypeError as error:
    print(error)
def plain():
    yield
async def wrong():
    await plain()
try:
    wrong().send(None)
except TypeError as error:
    print(error)
class Outer:
    class Inner:
        @property
        def value(self):
            return 1
try:
    Outer.Inner().value = 2
except AttributeError as error:
    print(error)
