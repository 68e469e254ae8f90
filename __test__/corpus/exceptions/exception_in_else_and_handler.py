# Exceptions in else and in handlers are not caught by the same try.
def f(where):
    try:
        if where == 'try':
            raise KeyError('t')
    except KeyError:
        print('handled')
        if where == 'try':
            raise LookupError('from handler')
    else:
        raise KeyError('from else')
    finally:
        print('cleanup')
for w in ('try', 'else'):
    try:
        f(w)
    except LookupError as e:
        print(type(e).__name__, e)
def g():
    try:
        yield 1
    except ValueError:
        yield 'caught'
print(list(g()))
