# Code with captured variables runs with cells that are given to it.
import types


def make():
    total, step = 1, 2

    def add():
        nonlocal total
        total += step
        return total
    return add


add = make()
print(add.__code__.co_freevars, [cell.cell_contents for cell in add.__closure__])
exec(add.__code__, {}, closure=add.__closure__)
print(add())
cells = (types.CellType(10), types.CellType(5))
exec(add.__code__, {}, closure=cells)
print([cell.cell_contents for cell in cells])
for closure in (None, add.__closure__[:1], list(cells), (1, 2)):
    try:
        exec(add.__code__, {}, closure=closure)
    except TypeError as error:
        print(error)
for code in (make.__code__, 'x = 1'):
    try:
        exec(code, {}, closure=cells)
    except TypeError as error:
        print(error)
try:
    eval(add.__code__)
except TypeError as error:
    print(error)


class Numbered(int):
    def __hash__(self):
        return self


print(hash(Numbered(42)), bytes(Numbered(2)), bytearray(Numbered(1)), 2 + 0j in range(3))


class Names:
    def __getitem__(self, name):
        if name == 'a':
            return 12
        raise KeyError(name)

    def keys(self):
        return ['z', 'y']


print(eval('a', {}, Names()), eval('dir()', {}, Names()))
