# Heaps and places in sorted lists.
import heapq, bisect
from heapq import *
h = []
for x in [5, 1, 8, 3, 9, 2, 7]: heappush(h, x)
print(h, [heappop(h) for _ in range(len(h))])
h = [9, 4, 7, 1, 8, 2, 6, 5, 3, 0]; heapify(h); print(h, heapreplace(h, 10), heappushpop(h, -1), heappushpop(h, 5), h)
m = [1, 5, 2, 8, 3]; heapify_max(m); print(m, heappop_max(m), m); heappush_max(m, 9); print(m, heapreplace_max(m, 4), heappushpop_max(m, 7), m)
print(list(merge([1, 4, 7], [2, 5], [3])), list(merge([7, 4, 1], [5, 2], reverse=True)), list(merge(['a', 'ccc'], ['bb'], key=len)), list(merge()), list(merge([1], [])))
print(nlargest(3, [1, 8, 2, 9, 4]), nsmallest(2, [5, 1, 3]), nlargest(1, [3]), nsmallest(1, []), nlargest(2, 'hello', key=ord), nsmallest(0, [1]), nlargest(-1, [1]), nsmallest(10, [2, 1]))
for f in (lambda: heappop([]), lambda: heapreplace([], 1), lambda: heappush((), 1), lambda: heapify('a'), lambda: heappop_max([])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class C:
    def __init__(s, v): s.v = v
    def __lt__(s, o): print(f'{s.v}<{o.v}', end=' '); return s.v < o.v
    def __repr__(s): return f'C{s.v}'
h = [C(x) for x in (5, 2, 8, 1)]; heapify(h); print(h); print(heappop(h), h); heappush(h, C(0)); print(h); print(heapreplace(h, C(6)), heappushpop(h, C(7)), h)
print(nsmallest(2, [C(3), C(1), C(2)])); print(list(merge([C(1), C(4)], [C(2)])))
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect_left(a, 9), bisect.bisect(a, 3, 0, 1), bisect.bisect_left([3, 2, 1], -2, key=lambda x: -x))
bisect.insort(a, 4); bisect.insort_left(a, 3); print(a)
b = ['a', 'ccc']; bisect.insort(b, 'bb', key=len); print(b)
for f in (lambda: bisect.bisect(a, 1, -1), lambda: bisect.bisect(a, 'x')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
