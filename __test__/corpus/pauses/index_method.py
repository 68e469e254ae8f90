# ext in __index__, under subscripts, slices, range and repetition.
class I:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        print('index', self.n)
        return ext(self.n)
def run(f):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
run(lambda: 'abc'[I(1)])
run(lambda: [1, 2, 3, 4][I(1):I(3)])
run(lambda: list(range(I(3))))
run(lambda: 'ab' * I(2))
run(lambda: (hex(I(255)), int(I(7))))
print([0][I(0)])
