# Any object with __index__ works as a list index and slice bound.
class N:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        print('index', self.n)
        return self.n

a = ['a', 'b', 'c', 'd']
print(a[N(2)], a[N(1):N(3)], a[True], 'xyz'[N(-1)], [0] * N(2), range(N(3)))
a[N(0)] = 'A'
del a[N(-1)]
print(a, hex(N(255)), bin(N(2)), list(range(5))[N(1)])
class Bad:
    def __index__(self):
        return 'x'
try:
    a[Bad()]
except TypeError as e:
    print(e)
