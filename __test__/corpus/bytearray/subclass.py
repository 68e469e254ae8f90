# Classes derived from bytearray.
class Buffer(bytearray):
    def __init__(self, *args):
        super().__init__(*args)
        self.writes = 0

    def append(self, item):
        self.writes += 1
        super().append(item)

    def __repr__(self):
        return f'<{self.decode()} {self.writes}>'


class Plain(bytearray):
    pass


b = Buffer(b'ab')
b.append(99)
b.append(100)
print(b, len(b), b[0], b[1:], type(b[1:]), b + b'!', type(b + b'!'), b == b'abcd', b'bc' in b)
b += b'ef'
b[0] = 65
del b[1]
b[0:1] = b'xy'
print(b, type(b), b.writes, list(b), bytes(b), b.upper(), type(b.copy()))
print(Plain(b'q'), repr(Plain(3)), Plain.fromhex('0102'), type(Plain.fromhex('00')), memoryview(Plain(b'ab')).obj)
print(b','.join([Plain(b'a'), b]), Plain(b'a') < Plain(b'b'), {bytes(Plain(b'k')): 1})
try:
    hash(Plain())
except TypeError as error:
    print(error)
