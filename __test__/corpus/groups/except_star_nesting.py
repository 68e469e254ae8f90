# except* within except*, within loops, and with a derive of the program.
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
def l():
    try:
        raise EG('g', [ValueError(1), KeyError(2)])
    except* ValueError as e:
        try:
            raise EG('inner', [KeyError(5), OSError(6)])
        except* KeyError as e2:
            print('inner', repr(e2))
    except* KeyError as e:
        print('outer', repr(e))
def o():
    for x in range(3):
        try:
            raise EG('g', [ValueError(x)])
        except* ValueError as e:
            for y in range(5):
                if y == 2: break
                if y == 0: continue
            print(x, y)
            def inner(): return 7
            inner()
    try: e
    except UnboundLocalError as z: print(z)
def p():
    class G(ExceptionGroup):
        def derive(self, excs):
            return G(self.message + '!', excs)
    try:
        raise G('g', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        print(repr(e))
for fn in (l, o, p,):
    print('---', fn.__name__)
    run(fn)
