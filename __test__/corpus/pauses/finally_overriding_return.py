# ext as the value returned from finally, replacing an exception.
def f():
    try:
        raise KeyError('lost')
    finally:
        return ext('from finally')
def g():
    try:
        return 'from try'
    finally:
        if ext(True):
            return 'replaced'
for h in (f, g):
    try:
        print(h())
    except ValueError as e:
        print('caught', e, repr(e.__context__))
print(f())
