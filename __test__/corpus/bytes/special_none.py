# `__bytes__` that is None stands for a method that cannot be called, whatever the class holds.

def blocked(base, value):
    return type('Blocked', (base,), {'__bytes__': None})(value)


for base, value in ((list, [1]), (int, 3), (bytes, b'ab'), (bytearray, b'ab'), (str, 'a'), (tuple, (1,))):
    for kind in bytes, bytearray:
        try:
            print(kind.__name__, base.__name__, kind(blocked(base, value)))
        except TypeError as error:
            print(kind.__name__, base.__name__, error)


class Loud(bytes):
    def __bytes__(self):
        return super().__bytes__().upper()


class Wrong(bytes):
    def __bytes__(self):
        return 'text'


print(bytes(Loud(b'quiet')), bytearray(Loud(b'quiet')))
try:
    bytes(Wrong(b'x'))
except TypeError as error:
    print(error)
