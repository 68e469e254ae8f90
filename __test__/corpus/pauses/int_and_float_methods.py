# ext in __int__, __float__ and __round__.
class N:
    def __int__(self): return ext(7)
    def __float__(self): return ext(2.5)
    def __round__(self, n=None): return ext(n)
n = N()
for f in (lambda: int(n), lambda: float(n), lambda: round(n, 2), lambda: '%d' % n, lambda: '%.1f' % n):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
print(int(n) + round(n, 1))
