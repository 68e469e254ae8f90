# ext in __str__ called by print, one argument after another.
class S:
    def __init__(self, n):
        self.n = n
    def __str__(self):
        return ext(f'S{self.n}')
print('before')
try:
    print(S(1), S(2), sep='|')
except ValueError as e:
    print('caught', e)
print(S(3))
