# Whatever has items may be the mapping of a format, and is not missed when nothing asks for it.
class Items:
    def __getitem__(self, key):
        return key


def probe(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for value in b'x', bytearray(b'x'), memoryview(b'xyz'), [1], (1,), {}, range(3), 'x', 5, None, {1}, Items():
    probe(lambda: b'12' % value)
    probe(lambda: '12' % value)
    probe(lambda: bytearray(b'12') % value)
