# Formatting bytes asks objects of the program: __int__, __index__, __float__, __bytes__, __repr__.
class Index:
    def __index__(self):
        return 65


class Whole:
    def __int__(self):
        return 7


class Real:
    def __float__(self):
        return 2.5


class Raw:
    def __bytes__(self):
        return b'raw'

    def __repr__(self):
        return 'ré'


class Bad:
    def __int__(self):
        raise ValueError('int')

    def __index__(self):
        raise TypeError('index')

    def __float__(self):
        raise ValueError('float')

    def __bytes__(self):
        return 'text'

    def __repr__(self):
        raise ValueError('repr')


class Number(int):
    def __repr__(self):
        return 'number'


class Table(dict):
    def __missing__(self, key):
        return b'no ' + key


class Items:
    def __getitem__(self, key):
        return Raw()


def attempt(template, args):
    try:
        print(template % args)
    except Exception as error:
        print(type(error).__name__, error, error.__context__)


for value in (Index(), Whole(), Real(), Bad(), Raw(), Number(66)):
    for template in (b'%d', b'%5i|', b'%x', b'%.2f', b'%c', b'%s'):
        attempt(template, (value,))
for value in (Raw(), Bad(), Number(66)):
    for template in (b'%r', b'%-10a|', bytearray(b'%.1r')):
        attempt(template, value)
attempt(b'%*d|%.*f', (Number(5), 1, Number(2), 1.0))
attempt(b'%(a)s %(b)r', Table())
attempt(b'%(a)s %(b)r', Items())
attempt(b'%(a)d', Index())
attempt(b'%d %d', (Index(),))
attempt(b'%d', (Index(), 2))
attempt(b'plain', Items())
attempt(b'plain', Index())
attempt(b'%r %q', (Raw(), 1))
