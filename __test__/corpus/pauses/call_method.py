# ext in __call__.
class Adder:
    def __init__(self, n):
        self.n = n
    def __call__(self, x):
        return self.n + ext(x)
a = Adder(10)
try:
    print(a(1), list(map(a, [2, 3])), sorted([3, 1], key=a))
except ValueError as e:
    print('caught', e)
print(a(a(5)))
