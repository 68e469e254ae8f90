# NotImplemented passes the question on; both sides are asked once.
class L:
    def __add__(self, o):
        print('L.add')
        return NotImplemented
    def __eq__(self, o):
        print('L.eq')
        return NotImplemented
    def __lt__(self, o):
        print('L.lt')
        return NotImplemented
class R:
    def __radd__(self, o):
        print('R.radd')
        return NotImplemented
    def __eq__(self, o):
        print('R.eq')
        return NotImplemented
    def __gt__(self, o):
        print('R.gt')
        return 'from R.gt'
l, r = L(), R()
for f in (lambda: l + r, lambda: l == r, lambda: l != r, lambda: l < r, lambda: l > r, lambda: l + l, lambda: l == l, lambda: l < l, lambda: r + l):
    try:
        print(f())
    except TypeError as e:
        print(e)
