# A group from handlers shows both what was raised and what was left.
def inner():
    raise ValueError('one')
def make():
    excs = []
    for f in (inner, lambda: 1/0):
        try:
            f()
        except Exception as e:
            excs.append(e)
    return ExceptionGroup('several', excs)
def handler():
    try:
        raise make()
    except* ValueError as e:
        raise KeyError('from handler') from None
    except* ZeroDivisionError:
        raise
handler()
