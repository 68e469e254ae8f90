# ext in __repr__ called by printing containers: nothing is printed before all is ready.
class R:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return ext(f'R{self.n}')
try:
    print('items:', [R(1), R(2)], (R(3),), {'k': R(4)})
except ValueError as e:
    print()
    print('caught', e)
print([R(5)], sep='')
