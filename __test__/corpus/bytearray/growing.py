# Methods that change the size.
def show(name, *args):
    array = bytearray(b'hello')
    try:
        print(name, args, getattr(array, name)(*args), array)
    except Exception as error:
        print(name, args, type(error).__name__, error)


class Index:
    def __index__(self):
        return 65

    def __repr__(self):
        return 'Index()'


for args in [(1,), (Index(),), (300,), ('a',), (), (1, 2)]:
    show('append', *args)
for args in [(b'xy',), ([1, 2],), ((Index(), 3),), (range(3),), ('ab',), (5,), ([300],), (['a'],), (None,), (bytearray(b'z'),), ({},)]:
    show('extend', *args)
for args in [(0, 1), (2, Index()), (99, 33), (-99, 33), (-1, 33), ('a', 1), (0, 300), (0,)]:
    show('insert', *args)
for args in [(), (0,), (-2,), (9,), ('a',), (1, 2)]:
    show('pop', *args)
for args in [(108,), (1,), (300,), ('a',)]:
    show('remove', *args)
for args in [(3,), (8,), (0,), (-1,), ('a',)]:
    show('resize', *args)
show('clear')
show('reverse')
show('copy')
try:
    bytearray().pop()
except IndexError as error:
    print(error)
array = bytearray(b'ab')
array.extend(array)
array.extend(iter(array))
array.extend(n for n in (1, 2))
print(array, len(array))
for n in range(300):
    array.append(n % 256)
print(len(array), sum(array))
