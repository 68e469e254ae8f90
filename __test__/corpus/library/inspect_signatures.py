# inspect: kinds of objects, signatures, binding, documents.
# heavy
import functools
import inspect
def f(a, /, b: int, c='x', *args, d, e=None, **kwargs) -> str:
    """Summary.

        Indented.
    """
print(inspect.signature(f))
for p in inspect.signature(f).parameters.values():
    print(p, p.kind, p.kind.description, p.default is inspect.Parameter.empty)
class C:
    """A class."""
    def __init__(self, x, y=2):
        pass
    def method(self, z):
        pass
    @classmethod
    def made(cls, n):
        pass
    @staticmethod
    def static(n):
        pass
    def __call__(self, *, flag):
        pass
print(inspect.signature(C), inspect.signature(C.method), inspect.signature(C(1).method),
      inspect.signature(C.made), inspect.signature(C.static), inspect.signature(C(1)))
print(inspect.signature(functools.partial(f, 1, c=5)), inspect.signature(lambda: 0))
@functools.wraps(f)
def wrapper(*args, **kwargs):
    pass
print(inspect.signature(wrapper) == inspect.signature(f),
      inspect.signature(wrapper, follow_wrapped=False))
s = inspect.signature(f)
b = s.bind(1, 2, d=3, extra=4)
print(b, b.args, b.kwargs)
b.apply_defaults()
print(b.arguments)
for args, kwargs in (((), {}), ((1, 2), {}), ((1,), {'a': 2, 'b': 1, 'd': 1})):
    try:
        s.bind(*args, **kwargs)
    except TypeError as error:
        print(error)
print(inspect.getdoc(f))
print(inspect.getdoc(C))
async def co(): pass
async def ag(): yield
def gen(): yield
for name in ('isfunction', 'isclass', 'ismethod', 'isgeneratorfunction', 'iscoroutinefunction',
             'isasyncgenfunction', 'isbuiltin', 'isroutine'):
    test = getattr(inspect, name)
    print(name, [test(x) for x in (f, C, C(1).method, gen, co, ag, len, 5)])
g = gen()
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g))
print([n for n, v in inspect.getmembers(C, inspect.isfunction)])
try:
    inspect.signature(5)
except TypeError as error:
    print(error)
print(inspect.getfullargspec(f))
