# Every clause of except* takes its part; what is left is raised again.
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
def a():
    try:
        raise EG('g', [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e:
        print('V', repr(e))
    except* (TypeError, OSError) as e:
        print('T', repr(e))
def b():
    try:
        raise ValueError(1)
    except* ValueError as e:
        print(repr(e), e.__traceback__ is not None)
def c():
    try:
        raise ValueError(1)
    except* TypeError as e:
        print(repr(e))
def i():
    try:
        print('nothing')
    except* ValueError:
        print('no')
    else:
        print('else')
    finally:
        print('finally')
def m():
    try:
        raise BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError(1)])
    except* KeyboardInterrupt as e:
        print(type(e), e)
def n():
    try:
        raise KeyboardInterrupt
    except* KeyboardInterrupt as e:
        print(type(e), e)
for fn in (a, b, c, i, m, n,):
    print('---', fn.__name__)
    run(fn)
