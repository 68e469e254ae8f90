# Orders made of one comparison, and keys made of a comparing function.
from functools import *

@total_ordering
class V:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(V(1) <= V(2), V(1) > V(2), V(2) >= V(2), V(3) >= V(2), V(1) < V(0))
try:
    @total_ordering
    class W: pass
except ValueError as e: print(e)
print(sorted([3,1,2], key=cmp_to_key(lambda a,b: b-a)))
k = cmp_to_key(lambda a,b: a-b)
print(k(1) < k(2), k(1) == k(1), k(1) >= k(2), k(5).obj)
try: k(1) < 5
except TypeError as e: print(e)
