# The operators of views of keys and items take anything that can be iterated, on either side, and
# give a plain set.
import operator


class Iterable:
    def __iter__(self):
        return iter([1, 5])

    def __repr__(self):
        return 'Iterable'


class Numbers(list):
    pass


class Table(dict):
    pass


class Other:
    def __repr__(self):
        return 'Other'


class Answers:
    def __and__(self, other):
        return 'and', list(other)

    def __rsub__(self, other):
        return 'rsub', list(other)

    def __repr__(self):
        return 'Answers'


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        return self.number == (other.number if isinstance(other, Key) else other)

    def __repr__(self):
        return f'Key({self.number})'


def check(operation, left, right):
    try:
        found = operation(left, right)
    except TypeError as error:
        print(operation.__name__, left, right, 'TypeError:', error)
        return
    if isinstance(found, (set, frozenset)):
        found = type(found).__name__, sorted(map(repr, found))
    print(operation.__name__, left, right, found)


for operation in operator.and_, operator.or_, operator.sub, operator.xor:
    for entries in {1: 2}, {Key(1): 2}:
        for view in entries.keys(), entries.items():
            for other in (Iterable(), Numbers([1]), Table({1: 3}), {1: 3}, Other(), Answers(), 5,
                          frozenset([1, 2]), [(1, 2), 1], entries.values()):
                check(operation, view, other)
                check(operation, other, view)
