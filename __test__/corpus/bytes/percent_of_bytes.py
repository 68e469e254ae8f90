# Bytes of a derived class are no mapping to format from: all arguments must be used.
class Named(bytes):
    tag = 't'


class Table(dict):
    pass


for template, args in [
    (b'ab', Named(b'ab')),
    (b'ab', bytearray(b'x')),
    (b'ab', 'text'),
    (b'ab', Table()),
    (b'ab', [1]),
    (b'%s', Named(b'ab')),
    (b'%(k)s', Table({b'k': Named(b'v')})),
    (b'%(k)s', Named(b'ab')),
]:
    try:
        print(template % args)
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
