# ext in __lt__ called by min, of an iterable and of arguments.
class L:
    def __init__(self, n):
        self.n = n
    def __lt__(self, o):
        print(f'{self.n}<{o.n}')
        return ext(self.n < o.n)
    def __repr__(self):
        return f'L{self.n}'
try:
    print(min([L(3), L(1), L(2)]), min(L(5), L(4)), min([L(1)]))
except ValueError as e:
    print('caught', e)
print(min(iter([L(9), L(8)])))
