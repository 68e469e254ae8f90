# The words for arguments that methods of built-in types do not take.
def show(f):
    try:
        print(f())
    except TypeError as error:
        print(error)


show(lambda: (5).__add__())
show(lambda: (5).__add__(1, 2))
show(lambda: (5).__add__(x=1))
show(lambda: (5).__abs__(1))
show(lambda: (5).__pow__())
show(lambda: [].__setitem__(1))
show(lambda: {}.__getitem__())
show(lambda: 'a'.__len__(1))
show(lambda: (5).to_bytes(1, 2, 3, 4))
show(lambda: (5).to_bytes(1, 'big', True))
show(lambda: int.from_bytes())
show(lambda: b''.decode(1, 2, 3))
show(lambda: b''.hex(foo=1))
show(lambda: b''.decode(a=1, b=2, c=3))
show(lambda: memoryview(b'').cast())
show(lambda: set().union(foo=1))
show(lambda: [].append())
show(lambda: [].append(x=1))
show(lambda: [].insert(1))
show(lambda: 'a'.replace('b'))
show(lambda: 'a'.split(1, 2, 3))
show(lambda: str.maketrans(1, 2))
show(lambda: [].__mul__('x'))
show(lambda: [].__imul__(None))
show(lambda: b''.__mul__(1.5))
show(lambda: format(1, None))
show(lambda: (1.5).__format__(None))
show(lambda: {1: 2}.keys().__and__(5))
show(lambda: {1: 2}.keys().__or__('x') == {1, 'x'})
show(lambda: {1: 2}.items().__rsub__([(1, 2), 3]))


class Two:
    def __index__(self):
        return 2


show(lambda: [1].__mul__(Two()))
show(lambda: (1,).__rmul__(Two()))
show(lambda: b'a'.__mul__(Two()))
show(lambda: [1].__imul__(Two()))
show(lambda: bytearray(b'a').__imul__(Two()))
