# replace with counts and empty patterns; translate with tables.
print('banana'.replace('a', 'o'), 'banana'.replace('a', 'o', 2), 'banana'.replace('an', ''), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2))
print('aaa'.replace('aa', 'b'), 'abc'.replace('x', 'y'), ''.replace('', 'x'), 'aXbX'.replace('X', 'a$1', 0), 'a.b'.replace('.', '\\', count=1))
table = str.maketrans('abc', 'xyz')
print('aabbcc d'.translate(table), 'cab'.translate({97: 'A', 98: None, 99: 0x43}))
print('hello'.translate(str.maketrans({'l': 'L', 'o': None, 'h': 'HH'})), 'hello'.translate(str.maketrans('l', 'r', 'o')))
try:
    str.maketrans('ab', 'c')
except ValueError as e:
    print(e)
