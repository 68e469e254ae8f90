# str() of everything a program commonly prints.
print(str(), str(5), str(1.0), str(None), str(True), str([1, 'a']), str((1,)), str({'a': 1}), str({1}), str(b'a'))
print(str(b'caf\xc3\xa9', 'utf-8'), str(b'x\xff', 'ascii', 'replace'), str(object=3))
print(str(int), str(ValueError('bad')), str(ValueError('a', 1)), repr(ValueError('bad')), str(range(3)), str(len), str(...))
print(str(set()), str(frozenset({2})), str(slice(1, None, 2)), str({}.keys()), str({1: 2}.values()), str({1: 2}.items()))
try:
    str('a', 'utf-8')
except TypeError as e:
    print(e)
