# ext in __delitem__ and __delattr__.
class D:
    def __delitem__(self, k):
        print('del item', ext(k))
    def __delattr__(self, n):
        print('del attr', ext(n))
d = D()
try:
    del d['a'], d[1:2]
except ValueError as e:
    print('caught', e)
del d.x
