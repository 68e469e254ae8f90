# The messages name the class of what was given, not what it is derived from.
def probe(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


class D(dict):
    pass


class L(list):
    pass


class B(bytes):
    pass


for value in D(), L(), B(b'x'):
    probe(lambda: complex(value))
    probe(lambda: complex(1, value))
    probe(lambda: complex(value, 1))
    probe(lambda: value in b'ab')
    probe(lambda: value in bytearray(b'xy'))
