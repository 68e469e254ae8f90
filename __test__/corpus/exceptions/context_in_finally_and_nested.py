# Exceptions in finally and in handlers chain to what was in flight.
def chain(e):
    out = []
    while e:
        out.append(repr(e))
        e = e.__cause__ or e.__context__
    return ' <- '.join(out)
try:
    try:
        raise KeyError('a')
    finally:
        raise ValueError('b')
except ValueError as e:
    print(chain(e))
try:
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            [][1]
    except IndexError:
        int('q')
except ValueError as e:
    print(chain(e))
try:
    try:
        raise KeyError('done')
    except KeyError:
        pass
    raise ValueError('fresh')
except ValueError as e:
    print(chain(e))
e1 = ValueError('self')
try:
    try:
        raise e1
    except ValueError as x:
        raise x
except ValueError as y:
    print(y is e1, y.__context__)
