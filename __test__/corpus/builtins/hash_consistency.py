# Equal values hash equal across numeric types.
print(hash(1) == hash(1.0) == hash(True), hash(0) == hash(False) == hash(0.0) == hash(-0.0), hash('a') == hash('a'), hash((1, 2)) == hash((1.0, 2)), hash(-1) == hash(-2), hash(None) == hash(None))
print(hash(5), hash(-5), hash(0), hash(True), hash(2.0), hash(1000000))
for x in ([], {}, set(), ([],), slice(1), range(2)):
    try:
        print('ok', hash(x) == hash(x))
    except TypeError as e:
        print(e)
print({1: 'a', True: 'b', 1.0: 'c'}, len({0, False, 0.0, '', None}), hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
