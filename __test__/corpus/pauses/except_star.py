# ext in the body, the types and the clauses of except*.
def types(x):
    ext(x)
    return ValueError, LookupError
def run():
    try:
        ext('body')
        raise ExceptionGroup(ext('g'), [ValueError(ext(1)), KeyError(2), TypeError(3)])
    except* types('t') as e:
        print('clause', ext(e.exceptions))
    except* TypeError as e:
        print('type', ext(repr(e)))
        raise OSError(ext('in clause'))
    finally:
        print('finally')
try:
    run()
except (ExceptionGroup, OSError, ValueError) as e:
    print(repr(e), repr(e.__context__))
