# Context managers of the library.
from contextlib import *
@contextmanager
def tag(name):
    "the doc"
    print('<' + name + '>')
    try:
        yield name.upper()
    except KeyError as e:
        print('swallowed', e)
    finally:
        print('</' + name + '>')
with tag('a') as t: print(t)
with tag('b'): raise KeyError('k')
try:
    with tag('c'): raise ValueError('v')
except ValueError as e: print('out', e)
@tag('deco')
def f(x): return x * 2
print(f(4), f.__name__, tag.__name__, tag.__doc__)
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def never():
    if False: yield
for cm in (twice, never):
    try:
        with cm(): pass
    except RuntimeError as e: print(e)
@contextmanager
def swallow():
    try: yield
    except ValueError: yield 2
try:
    with swallow(): raise ValueError('inner')
except RuntimeError as e: print(e, repr(e.__context__))
try:
    with tag('s'): raise StopIteration('stop')
except StopIteration as e: print('stop', e)
@contextmanager
def wrap():
    try: yield
    except ValueError as e: raise RuntimeError('wrapped') from e
try:
    with wrap(): raise ValueError('x')
except RuntimeError as e: print(e, repr(e.__cause__))
class T:
    def close(self): print('closed')
with closing(T()) as t: print(type(t).__name__)
with suppress(KeyError, IndexError): [][1]
with suppress(): pass
try:
    with suppress(KeyError): 1 / 0
except ZeroDivisionError: print('not suppressed')
with suppress(ValueError):
    raise ExceptionGroup('g', [ValueError(1)])
try:
    with suppress(ValueError): raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
except* TypeError as g: print(g.exceptions)
with nullcontext(5) as n: print(n)
with ExitStack() as stack:
    a = stack.enter_context(tag('x'))
    stack.callback(print, 'callback', sep='-')
    stack.push(lambda *e: print('exit', e[0]))
    b = stack.enter_context(tag('y'))
    print(a, b)
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        stack.enter_context(suppress(KeyError))
        raise ValueError('first')
except ZeroDivisionError as e: print(repr(e), repr(e.__context__))
with ExitStack() as stack:
    stack.push(lambda t, v, tb: True)
    raise ValueError('gone')
s = ExitStack(); s.callback(print, 'later'); s2 = s.pop_all(); s.close(); s2.close()
try: ExitStack().enter_context(5)
except TypeError as e: print(e)
class CD(ContextDecorator):
    def __enter__(self): print('in'); return self
    def __exit__(self, *e): print('out'); return False
@CD()
def g(): print('body'); return 1
print(g())
class A(AbstractContextManager):
    def __exit__(self, *a): print('A exit', a[0])
with A() as a: print(isinstance(a, A))
@contextmanager
def nested():
    with tag('n1'), tag('n2'): yield
with nested(): print('inside')
with tag('last'):
    raise OSError('uncaught')
