# Implicit calls of special methods skip the instance.
class A: pass
a = A()
a.__len__ = lambda: 5
a.__str__ = lambda: 'inst'
a.__bool__ = lambda: False
a.__add__ = lambda o: 'added'
print(a.__len__(), a.__str__(), bool(a), str(a) == 'inst')
for f in (lambda: len(a), lambda: a + 1):
    try:
        f()
    except TypeError as e:
        print(e)
A.__len__ = lambda self: 0
A.__add__ = lambda self, o: 'type added'
print(len(a), bool(a), a + 1, a.__add__(1))
del A.__len__
print(bool(a))
