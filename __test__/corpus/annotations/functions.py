# Annotations of functions, and what can be set instead of them.
def show(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__+':', e)
def sa(o, n, v):
    setattr(o, n, v); return o.__annotations__, o.__annotate__
def f(a: int, b: bytes = None, /, *c: 'x', d: 3 = 4, **e: None) -> dict:
    local: nothing = 5
    (paren): nothing = 6
    return local
show(lambda: f.__annotations__)
show(lambda: f(1))
def g(a, b): pass
show(lambda: (g.__annotations__, g.__annotate__, g.__annotations__ is g.__annotations__))
show(lambda: sa(g, '__annotations__', {'a': 1}))
show(lambda: sa(g, '__annotations__', None))
show(lambda: sa(g, '__annotations__', 5))
show(lambda: sa(g, '__annotate__', 5))
show(lambda: sa(g, '__annotate__', lambda f: [f]))
show(lambda: sa(g, '__annotate__', lambda f: {'q': f})[0])
show(lambda: (lambda x: 1).__annotations__)
show(lambda: len.__annotations__)
def de(o, n):
    delattr(o, n); return o.__annotations__
show(lambda: de(g, '__annotations__'))
show(lambda: de(g, '__annotate__'))
