# str methods work unbound, as map functions and keys.
print(list(map(str.strip, [' a ', 'b '])), str.upper('x'), str.join(',', ['a', 'b']), list(map(str, [1, 2.5, None])))
print(sorted(['b', 'C', 'a'], key=str.casefold), [*map('{}!'.format, 'ab')], list(map('abc'.index, 'ca')))
m = 'a-b'.split
print(m('-'), 'x'.__len__(), 'ab'.__contains__('a'), 'a'.__add__('b'), 'a'.__eq__(1))
try:
    str.upper(5)
except TypeError as e:
    print(e)
try:
    'a'.upper(1)
except TypeError as e:
    print(e)
