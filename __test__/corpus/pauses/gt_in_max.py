# ext in __gt__ called by max, and __lt__ as its reflection.
class G:
    def __init__(self, n):
        self.n = n
    def __gt__(self, o):
        print(f'{self.n}>{o.n}')
        return ext(self.n > o.n)
    def __repr__(self):
        return f'G{self.n}'
class L(G):
    __gt__ = None
    def __lt__(self, o):
        return ext(self.n < o.n)
try:
    print(max([G(1), G(3), G(2)]), max(G(4), G(5)))
except ValueError as e:
    print('caught', e)
print(max(G(1), G(0)))
