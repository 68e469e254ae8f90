# What bytearray() takes, and what it refuses.
def show(*args, **keywords):
    try:
        print(bytearray(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


class Index:
    def __index__(self):
        return 3


class Items:
    def __iter__(self):
        yield 1
        yield Index()


class Old:
    def __getitem__(self, index):
        if index == 2:
            raise IndexError
        return 65 + index


show()
show(4)
show(b'ab')
show(bytearray(b'x'))
show(memoryview(b'abc'))
show('é', 'utf-8')
show('é', 'ascii', 'replace')
show(source=b'q')
show([1, 2, True])
show(range(3))
show(x for x in (7, 8))
show({3, 3})
show(Index())
show(Items())
show(Old())
show(-1)
show(10**30)
show('ab')
show([256])
show([-1])
show(['a'])
show([1.5])
show(None)
show(1.5)
show(b'x', 'utf-8')
show(encoding='x')
show(errors='x')
show(1, 2, 3, 4)
show(foo=1)
show('a', 'no such codec')
