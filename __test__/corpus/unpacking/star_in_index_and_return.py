# Stars in subscripts, return, yield and for iterables.
class G:
    def __getitem__(self, k):
        return k
a = [1, 2]
print(G()[*a], G()[0, *a, 3], G()[(*a,)])
def f():
    return *a, 3
def g():
    yield *a, 4
for x in *a, 'end':
    print(x)
print(f(), list(g()))
b = *a, *'xy'
print(b, [*a][0], {**dict.fromkeys(a)}, (lambda *p: p)(*a, *b))
