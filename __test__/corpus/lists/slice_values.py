# What is assigned to a slice has to be iterable; its indices are asked first.
class I:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print('index', self.n)
        return self.n


class Fails:
    def __iter__(self):
        raise TypeError('own words')


class Raises:
    def __iter__(self):
        raise ValueError('own words')


for key in slice(1, 2), slice(I(1), I(3)), slice(None, I(-2), None), slice(I(0), None, 2), slice(I(0), 'x'):
    for value in None, 5, I(7), Fails(), Raises(), 'ab', (x for x in (7, 8)):
        items = [0, 1, 2, 3]
        try:
            items[key] = value
        except Exception as e:
            print(type(e).__name__, e, e.__context__)
        print(items)
