# What cannot be stored in a view, and what is told first.
class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print('index', self.n)
        return self.n


for format in 'Bbhd?':
    view = memoryview(bytearray(8)).cast(format)
    for value in None, 'x', b'x', 300, -1, I(7), 1.5, (1,), 10**20:
        for key in 0, I(0), 99, I(99):
            try:
                view[key] = value
            except Exception as e:
                print(format, type(e).__name__, e)
    print(view.tolist())
