# Traceback objects stay what they are, whatever becomes of the exception.
def inner():
    raise KeyError('k')


def outer():
    inner()


def lines(tb):
    found = []
    while tb is not None:
        found.append(tb.tb_lineno)
        tb = tb.tb_next
    return found


try:
    outer()
except KeyError as error:
    kept = error.__traceback__
    print(kept is error.__traceback__, kept.tb_next is error.__traceback__.tb_next)
    print(lines(kept))
    other = ValueError().with_traceback(kept.tb_next)
    print(lines(other.__traceback__), other.__traceback__ is kept.tb_next)
    error.__traceback__ = None
    print(error.__traceback__, lines(kept))
    try:
        raise error
    except KeyError as again:
        print(lines(again.__traceback__), lines(kept))
try:
    kept.tb_next.tb_next = kept
except ValueError as error:
    print(error)
kept.tb_next = None
print(lines(kept))
try:
    kept.tb_next = 5
except TypeError as error:
    print(error)
