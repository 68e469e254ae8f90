# What is a sequence and what a mapping: the first base that is one of the two decides.
import collections
import collections.abc
import types


def kind(x):
    match x:
        case [*_]:
            return 'sequence'
        case {}:
            return 'mapping'
    return 'neither'


class C:
    pass


class M1(collections.UserDict, collections.abc.Sequence):
    pass


class M2(dict, collections.abc.Sequence, C):
    def __len__(self):
        return 0


class S1(C, collections.UserList, collections.abc.Mapping):
    pass


class S2(list, C, collections.abc.Mapping):
    pass


for made in (M1(), M2(), S1(), S2(), collections.deque(), collections.ChainMap(), {1}, 'ab', b'ab',
             range(2), memoryview(b'ab'), types.MappingProxyType({}), (x for x in 'a')):
    print(type(made).__name__, kind(made))


class Parent:
    pass


class Child(Parent):
    pass


print(kind(Child()))
collections.abc.Mapping.register(Parent)


class Later(Parent):
    pass


print(kind(Parent()), kind(Child()), kind(Later()))
match collections.UserDict({0: 1, 2: 3}):
    case {2: x}:
        print(x)
