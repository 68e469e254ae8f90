# How objects say what copies of them are made of.
import copy
import copyreg


class Cached:
    def __init__(self, x):
        self.x = x
        self.cache = 'computed'

    def __getstate__(self):
        state = self.__dict__.copy()
        del state['cache']
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.cache = 'restored'


c = Cached([1])
shallow, deep = copy.copy(c), copy.deepcopy(c)
print(shallow.x is c.x, shallow.cache, deep.x == c.x, deep.x is c.x, deep.cache)


class Pair:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __reduce__(self):
        return Pair, (self.a, self.b + 1)


print(copy.copy(Pair(1, 2)).b, copy.deepcopy(Pair([1], 2)).b)


class Node:
    next = None

    def __reduce__(self):
        return Node, (), {'next': self.next}


n = Node()
n.next = n
m = copy.deepcopy(n)
print(m.next is m, m is n)


class Strict:
    def __new__(cls, a, *, b):
        self = object.__new__(cls)
        self.ab = a, b
        return self

    def __getnewargs_ex__(self):
        return self.ab[:1], {'b': self.ab[1]}


print(copy.copy(Strict(1, b=2)).ab, copy.deepcopy(Strict([1], b=2)).ab)


class Slotted:
    __slots__ = ('a', '__b')

    def __init__(self):
        self.a, self.__b = 1, 2


print(Slotted().__reduce_ex__(2)[1:], Slotted().__getstate__(), object().__getstate__())
print(Slotted().__reduce_ex__(2)[0] is copyreg.__newobj__, object().__reduce__()[1:])
print([1].__reduce_ex__(4)[1:3], ValueError('v').__reduce__(), {1}.__reduce__())


class Number(int):
    pass


print(Number(3).__reduce_ex__(2)[1:], copyreg.__newobj__(Number, 4), Number(5).__reduce__()[1])
for action in (lambda: object().__reduce_ex__(None), lambda: object().__reduce__(1),
               lambda: object().__reduce_ex__()):
    try:
        action()
    except TypeError as error:
        print(error)
copyreg.pickle(Slotted, lambda slotted: 'as it is')
s = Slotted()
print(copy.copy(s) is s)


class Items(frozenset):
    pass


kept = Items([(1, 2)])
print(copy.deepcopy(kept) == kept, type(copy.deepcopy(kept)).__name__)
