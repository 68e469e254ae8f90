# Traceback objects lead from frame to frame, and so do those of __exit__ and throw.
def inner(x):
    y = 1
    raise ValueError(x)
def outer():
    inner(5)
def walk(tb):
    out = []
    while tb is not None:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out
try:
    outer()
except ValueError as e:
    tb = e.__traceback__
    print(walk(tb), type(tb).__name__)
    print(walk(tb.tb_next))
    try:
        raise KeyError('k').with_traceback(tb.tb_next)
    except KeyError as k:
        print(walk(k.__traceback__))
    try:
        raise
    except ValueError as again:
        print(walk(again.__traceback__), walk(tb))
    try:
        raise e
    except ValueError as again:
        print(walk(again.__traceback__), walk(tb))
    e2 = TypeError('t')
    print(e2.__traceback__)
    e2.__traceback__ = tb
    print(walk(e2.__traceback__))
    e2.__traceback__ = None
    print(e2.__traceback__)
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(t.__name__, v, walk(tb), tb.tb_frame.f_code.co_filename)
        return True
with CM():
    outer()
def gen():
    try:
        yield 1
    except KeyError as e:
        print(walk(e.__traceback__))
        yield 2
g = gen()
next(g)
print(g.throw(KeyError('x')))
c = inner.__code__
print(c.co_name, c.co_argcount, c.co_varnames, c.co_firstlineno, c.co_filename, c.co_qualname)
print((lambda *a, k=1, **b: 0).__code__.co_varnames, walk.__code__.co_firstlineno)
def f(a, /, b, *, c): 
    def g(): return a
    return g
print(f.__code__.co_argcount, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount, f(1,2,c=3).__code__.co_freevars, f(1,2,c=3).__code__.co_qualname)
