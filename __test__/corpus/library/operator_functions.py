# Operators as functions, with their errors.
import operator
from operator import *
print(add(1,2), sub(5,3), mul('a',3), truediv(1,2), floordiv(7,2), mod(7,3), operator.pow(2,5), neg(1), pos(-1), invert(5), inv(5))
print(lt(1,2), ge(1,2), eq([1],[1]), ne(1,2), not_([]), truth([1]), is_(1,1), is_not(1,2), is_none(None), is_not_none(None))
print(getitem([1,2],1), contains([1,2],2), countOf([1,1,2],1), indexOf([1,1,2],2), concat([1],[2]), operator.index(True))
l=[1,2,3]; setitem(l,0,9); delitem(l,1); print(l)
print(iadd(l,[5]), l, iconcat(l,[6]))
print(length_hint([1,2]), length_hint(iter([1,2,3])), length_hint(5, 7))
print(operator.call(dict, a=1), operator.__add__(1,2), operator.abs(-3))
print(itemgetter(1)('abc'), itemgetter(0,2)('abc'), itemgetter('a')({'a':1}), itemgetter(slice(1,3))('abcd'))
class P: 
    def __init__(s, x): s.x = x
    def go(s, *a, **k): return a, k
p = P(P(5)); p.y = 1
print(attrgetter('y')(p), attrgetter('x.x')(p), attrgetter('y','x.x')(p))
print(methodcaller('go', 1, k=2)(p), repr(methodcaller('go',1,k=2)), repr(itemgetter(1,'a')), repr(attrgetter('a.b','c')))
print(add, operator.lt.__name__, add.__module__)
for bad in (lambda: add(1), lambda: add('a',1), lambda: neg(), lambda: neg('a'), lambda: lt(1,'a'), lambda: indexOf([1],2), lambda: getitem(1,2), lambda: concat(1,2), lambda: attrgetter(), lambda: itemgetter(), lambda: attrgetter(1), lambda: methodcaller(), lambda: methodcaller(1), lambda: contains(1,1), lambda: countOf(1,1), lambda: operator.index('a'), lambda: length_hint([], 'a'), lambda: delitem((1,),0), lambda: setitem((1,),0,1), lambda: setitem([],0), lambda: itemgetter(5)([1]), lambda: attrgetter('zz')(1), lambda: is_none(), lambda: iadd(1,'a'), lambda: operator.call()):
    try: print('no error', bad())
    except Exception as e: print(type(e).__name__, e)
class U:
    def __add__(s,o): return 'U+'
    def __radd__(s,o): return '+U'
    def __lt__(s,o): return 'lt'
    def __neg__(s): return 'neg'
    def __bool__(s): return False
    def __getitem__(s, k): return k
    def __contains__(s, x): return 5
    def __index__(s): return 3
u=U()
print(add(u,1), add(1,u), lt(u,1), neg(u), not_(u), truth(u), getitem(u,5), contains(u,1), operator.index(u), gt(1,u))
print(sorted([(1,'b'),(0,'c'),(2,'a')], key=itemgetter(1)), list(map(add,[1,2],[3,4])))
