# ext in __lt__ and __eq__ called by the comparison of tuples and lists.
class L:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        print(f'{self.n}=={o.n}')
        return ext(self.n == o.n)
    def __lt__(self, o):
        print(f'{self.n}<{o.n}')
        return ext(self.n < o.n)
try:
    print((L(1), L(2)) < (L(1), L(3)))
    print([L(2)] < [L(1)], (1, L(0)) < (2, L(0)))
except ValueError as e:
    print('caught', e)
print((L(5),) < (L(5), 1))
