# `as` targets can be tuples, attributes and subscripts.
class Pair:
    def __enter__(self): return 1, [2, 3]
    def __exit__(self, *a): print('exit'); return False
d = {}
class Box: pass
box = Box()
with Pair() as (a, [b, c]):
    print(a, b, c)
with Pair() as d['k'], Pair() as box.v:
    print(d, box.v)
try:
    with Pair() as (x, y, z):
        print('never')
except ValueError as e:
    print(e)
with Pair() as p:
    with Pair() as q:
        print(p is q, p == q)
