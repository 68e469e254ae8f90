# In-place operators on frozensets, views and other values that cannot change give new objects, also
# where the program compares the elements; those of sets and lists change them, whatever class the
# other operand is of.
import operator


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return self.name


def named(*names):
    return [Key(name) for name in names]


def show(value):
    if isinstance(value, (set, frozenset)):
        return type(value).__name__, sorted(map(repr, value))
    return value


def check(operation, left, right):
    before = left
    try:
        left = operation(left, right)
    except TypeError as error:
        print(operation.__name__, 'TypeError:', error)
        return
    print(operation.__name__, show(left), left is before, show(before))


operations = operator.ior, operator.iand, operator.isub, operator.ixor
for operation in operations:
    check(operation, frozenset(named('a', 'b')), frozenset(named('b', 'c')))
    check(operation, frozenset(named('a', 'b')), set(named('b', 'c')))
    check(operation, set(named('a', 'b')), frozenset(named('b', 'c')))
    check(operation, dict.fromkeys(named('a', 'b')).keys(), named('b', 'c'))
    check(operation, dict.fromkeys(named('a', 'b')).keys(), (key for key in named('b', 'c')))


class Marks(set):
    pass


class Frozen(frozenset):
    pass


for operation in operations:
    for right in Marks([2, 3]), Frozen([2, 3]), {2: 0, 3: 0}.keys():
        check(operation, {1, 2}, right)
        check(operation, Marks([1, 2]), right)
        check(operation, frozenset([1, 2]), right)


class Count(int):
    pass


class Twice:
    def __index__(self):
        return 2


class Bytes(bytearray):
    pass


for count in Count(2), Twice(), True, Count(-1):
    for left in [1, 2], bytearray(b'ab'), Bytes(b'c'), (1, 2), 'ab', b'x':
        check(operator.imul, left, count)

text = 'a%s'
text %= Key('z')
print(text)
