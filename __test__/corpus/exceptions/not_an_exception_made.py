# Classes of exceptions whose call gives something else; throw() with things that cannot be raised.
class Odd(Exception):
    def __new__(cls, *args):
        return 5


def shown(action):
    try:
        action()
    except BaseException as error:
        print(type(error).__name__, error)


def throw(value):
    raise value


def throw_from(value):
    raise ValueError('outer') from value


def waiting():
    yield 'item'


for action in throw, throw_from:
    shown(lambda: action(Odd))
    shown(lambda: action(5))
for value in Odd, int, 5, None:
    generator = waiting()
    shown(lambda: generator.throw(value))
    print(list(generator))
shown(lambda: waiting().throw(ValueError, 'text'))
shown(lambda: waiting().throw(ValueError('own'), 'text'))
shown(lambda: waiting().throw(ValueError, ('a', 'b')))
shown(lambda: waiting().throw(ValueError, None, 5))
