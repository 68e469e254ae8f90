# list(), sorted(), * in a list and bytes() ask for a length; tuples, joins and slices do not.

class Sized:
    def __init__(self, length):
        self.length = length

    def __iter__(self):
        print('iter', end=' ')
        return iter((1, 2))

    def __len__(self):
        print('len', end=' ')
        if isinstance(self.length, type):
            raise self.length('no length')
        return self.length


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter((3, 4))

    def __length_hint__(self):
        print('hint', end=' ')
        return self.hint


def arguments(*args):
    return args


def assigned(value):
    items = [0, 0]
    items[:1] = value
    return items


uses = [list, tuple, sorted, [].extend, lambda x: [*x], lambda x: arguments(*x),
        lambda x: arguments(0, *x), bytes, bytearray, assigned, lambda x: ''.join(map(str, x))]
for make in (lambda: Sized(2), lambda: Sized(-1), lambda: Hinted(2)):
    for use in uses:
        try:
            print(use(make()))
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
for value in (Sized(TypeError), Sized(ValueError), Sized('x'), Hinted(-1), Hinted('x'),
              Hinted(NotImplemented)):
    try:
        print(list(value))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
