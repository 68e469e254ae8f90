# ext before a bare raise: the current exception is still the handled one.
def f():
    try:
        {}['k']
    except KeyError:
        print('logging', ext('log'))
        raise
try:
    f()
except KeyError as e:
    print('reraised', e)
except ValueError as e:
    print('caught', e, repr(e.__context__))
f()
