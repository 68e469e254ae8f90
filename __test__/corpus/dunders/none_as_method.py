# A special method that is None: some operations say that it is not there, others call it.
class Nothing:
    __iter__ = __contains__ = __hash__ = __len__ = __add__ = __getitem__ = __eq__ = None
    __bool__ = __call__ = __neg__ = __index__ = __enter__ = __exit__ = __format__ = None


nothing = Nothing()
actions = {
    'iter': lambda: iter(nothing), 'in': lambda: 1 in nothing, 'hash': lambda: hash(nothing),
    'len': lambda: len(nothing), 'add': lambda: nothing + 1, 'item': lambda: nothing[0],
    'equal': lambda: nothing == 1, 'bool': lambda: bool(nothing), 'call': lambda: nothing(),
    'negative': lambda: -nothing, 'index': lambda: [1][nothing], 'format': lambda: f'{nothing}',
    'condition': lambda: 1 if nothing else 2, 'not': lambda: not nothing,
}
for name, action in actions.items():
    try:
        print(name, action())
    except TypeError as error:
        print(name, error)


def failing(self):
    raise AttributeError('no such')


class Lazy:
    __eq__ = property(failing)
    __init__ = property(failing)


try:
    Lazy()
except AttributeError as error:
    print(error)
lazy = Lazy.__new__(Lazy)
print(lazy == lazy, lazy == 1)
