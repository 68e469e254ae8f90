# What a caller handles is no context of what it throws into a generator.
from contextlib import ExitStack, contextmanager


def chain(error):
    texts = []
    while error is not None:
        texts.append(str(error))
        error = error.__context__
    return ' <- '.join(texts)


def replacing(error):
    try:
        yield
    finally:
        raise error


a, b = replacing(ValueError('a')), replacing(ValueError('b'))
next(a), next(b)
try:
    raise KeyError('first')
except KeyError as first:
    try:
        a.throw(first)
    except ValueError as second:
        thrown = second
    try:
        b.throw(thrown)
    except ValueError as third:
        print(chain(third))


def waiting():
    yield


def handling():
    try:
        raise KeyError('handled')
    except KeyError:
        yield from waiting()


for make in (waiting, handling):
    generator = make()
    next(generator)
    try:
        raise IndexError('of the caller')
    except IndexError:
        try:
            generator.throw(ValueError('thrown'))
        except ValueError as error:
            print(make.__name__, chain(error))

replace = contextmanager(replacing)
try:
    with ExitStack() as stack:
        for name in 'zyx':
            stack.enter_context(replace(Exception(name)))
        raise Exception('w')
except Exception as error:
    print(chain(error))
