# Arguments whose classes derive from built-in types: what is taken, and what an error calls them.
class Name(str):
    pass


class Code(int):
    pass


class Pair(tuple):
    pass


class Table(dict):
    pass


def show(call):
    try:
        print(repr(call()))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


show(lambda: ord(Name('a')))
show(lambda: ord(Name('ab')))
show(lambda: ord(Pair((1,))))
show(lambda: str.maketrans(Table(a='b')))
show(lambda: str.maketrans({Name('a'): 'b', Code(98): None}))
show(lambda: str.maketrans({Name('ab'): 'b'}))
show(lambda: str.maketrans(Name('ab'), Name('cd'), Name('e')))
show(lambda: Name('abc').translate(Table({97: 'x', 98: None})))
show(lambda: 'abc'.translate({97: Name('x'), 98: Code(121)}))

# Numbers and encodings by name.
show(lambda: int.from_bytes(b'ab', Name('little')))
show(lambda: int.from_bytes(b'ab', Name('middle')))
show(lambda: float.fromhex(Name('ab')))
show(lambda: bytes.fromhex(Name('ab')))
show(lambda: bytes(Name('é'), Name('latin-1')))
show(lambda: str(Code(3), 'utf-8'))
show(lambda: str(Name('a'), 'unknown'))
show(lambda: sum([Name('a')], Name('b')))
print([type(method()) for method in [Code(3).__int__, Code(3).__index__, Code(0).__invert__]])
