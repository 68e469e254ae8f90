# What is no number cannot tell how often a sequence is repeated, an exception neither.
def probe(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


class Own(Exception):
    pass


class Counts(Exception):
    def __index__(self):
        return 2


for other in ValueError(), Own(), Counts(), object():
    for items in 'ab', [1], (1,), b'ab', bytearray(b'ab'):
        probe(lambda: items * other)
        probe(lambda: other * items)
