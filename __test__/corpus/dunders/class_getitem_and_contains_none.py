# __class_getitem__ serves subscripted classes; __contains__ = None blocks in.
class Vec:
    def __class_getitem__(cls, item):
        return f'{cls.__name__}[{item}]'
class Closed:
    __contains__ = None
    def __iter__(self): return iter([1])
class Iterable:
    def __iter__(self): return iter([1, 2])
print(Vec[int], Vec['a', 1], 2 in Iterable(), 5 in Iterable())
for f in (lambda: 1 in Closed(), lambda: int[str], lambda: Closed[int]):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(list[int], dict[str, int], tuple[int, ...])
