# ext in __getitem__, under subscripts, slices, iteration and in.
class G:
    def __getitem__(self, k):
        print('get', k)
        if k == 2:
            raise IndexError
        return ext(k)
g = G()
try:
    print(g['x'], g[1:2], list(g), 1 in g)
except ValueError as e:
    print('caught', e)
for x in g:
    print('item', x)
