# What except* cannot catch, and a split that is none.
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
def j():
    try:
        raise EG('g', [ValueError(1)])
    except* EG:
        pass
def k():
    try:
        raise EG('g', [ValueError(1)])
    except* 5:
        pass
def q():
    class G(ExceptionGroup):
        def split(self, t):
            return 5
    try:
        raise G('g', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        print(repr(e))
def r():
    class G(ExceptionGroup):
        def split(self, t):
            return (None,)
    try:
        raise G('g', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        print(repr(e))
for fn in (j, k, q, r,):
    print('---', fn.__name__)
    run(fn)
