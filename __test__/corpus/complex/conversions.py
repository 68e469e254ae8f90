# __complex__, __float__ and __index__ turn objects into complex numbers.
class C:
    def __complex__(self):
        return 1 + 2j


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 7


class Both:
    def __complex__(self):
        return 5j

    def __float__(self):
        return 6.0


class Wrong:
    def __complex__(self):
        return 3


class Text:
    def __float__(self):
        return 'x'


class Fails:
    def __complex__(self):
        raise KeyError('no')


def show(f, *args):
    try:
        print(f(*args))
    except Exception as error:
        print(type(error).__name__, error)


for make in (C, F, I, Both, Wrong, Text, Fails, object):
    print(make.__name__)
    show(complex, make())
    show(complex, make(), 1)
    show(complex.from_number, make())
for make in (F, I, Text, Wrong):
    show(complex, 1, make())
show(float, 1j)
show(int, 1j)
