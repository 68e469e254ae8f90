# In what order the parts of an assignment to a bytearray are looked at.
class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print('index', self.n)
        return self.n


for key in I(1), slice(I(1), True), slice(I(-2), 0), slice(I(0), I(4), I(2)), slice(0, 2), slice('x', I(1)):
    for value in None, 5, 'zz', b'zz', bytearray(b'yy'), 300, I(7), I(300), 1.5, (1, 2), [I(1), I(2)]:
        data = bytearray(b'abcd')
        try:
            data[key] = value
        except Exception as e:
            print(type(e).__name__, e)
        print(data)
data = bytearray(b'abcd')
data[I(1):True] = data
print(data)
data = bytearray(b'abcd')
try:
    data[I(9)] = I(300)
except Exception as e:
    print(type(e).__name__, e)
