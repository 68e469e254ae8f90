# What clauses of except* raise is merged with what none of them took.
def show(e, depth=0):
    print('  '*depth + repr(e), '|cause', repr(e.__cause__), '|ctx', repr(e.__context__), e.__suppress_context__)
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, depth+1)
def run(f):
    try:
        f()
    except BaseException as e:
        show(e)
    else:
        print('no exception')
EG = ExceptionGroup
def d():
    try:
        raise EG('g', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise KeyError('new')
def e_():
    try:
        raise EG('g', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise KeyError('new') from e
    except* TypeError as e:
        raise
def f():
    try:
        raise EG('g', [ValueError(1), EG('h', [TypeError(2), ValueError(3)])])
    except* ValueError as e:
        raise
    except* TypeError as e:
        raise e
def g():
    try:
        raise EG('g', [ValueError(1)])
    except* ValueError:
        raise KeyError('one')
def h():
    try:
        raise ValueError(1)
    except* ValueError:
        raise KeyError('one')
def h2():
    try:
        raise ValueError(1)
    except* ValueError:
        raise
def s():
    try:
        raise EG('g', [ValueError(1), KeyError(2)])
    except* ValueError as e:
        e.add_note('noted')
        raise
def t():
    try:
        raise EG('g', [ValueError(1), KeyError(2), OSError(3)])
    except* (ValueError, KeyError):
        raise EG('x', [RuntimeError(1)])
    except* OSError:
        1/0
for fn in (d, e_, f, g, h, h2, s, t,):
    print('---', fn.__name__)
    run(fn)
