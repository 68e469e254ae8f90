# Sequence patterns take lists, tuples and ranges, but no strings, bytes, sets, dicts or iterators.
def look(v):
    match v:
        case []:
            return 'empty'
        case [x]:
            return 'one', x
        case [x, y]:
            return 'two', x, y
        case ['go', *where]:
            return 'go', where
        case [*start, 'stop']:
            return 'stop', start
        case [first, *middle, 0]:
            return 'zero', first, middle
        case [first, *_, last]:
            return 'many', first, last
    return 'no sequence'
for v in [[], (), [1], (1, 2), ['go', 1, 2], [1, 2, 'stop'], (5, 6, 7, 0), range(3), range(9), 'ab', '', b'ab', {1, 2}, {}, {1: 2}, iter([1]), None, (n for n in [1])]:
    print(look(v))
def depth(v):
    match v:
        case [[[_, *_], *_], *_]:
            return 'three or more'
        case [[_, *_], *_]:
            return 'two'
        case [*_]:
            return 'one'
        case _:
            return 'none'
for v in [[[[1]]], [[1], 2], [1], [], 3, [[]]]:
    print(depth(v))
match [1, 2, 3, 4]:
    case _, b, *_, d:
        print(b, d)
match 1, [2, (3, 4)]:
    case a, [b, (c, d)]:
        print(a, b, c, d)
match [0, [1, 2]], 3:
    case ([0, [_, inner]], outer):
        print(inner, outer)
