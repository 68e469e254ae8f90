# Few objects, many paths: what looks at all of them takes a while, and gives the same.
def nested(make, inner, levels):
    value = make(inner)
    for _ in range(levels):
        value = make([value, value])
    return value


first, second = nested(list, [1, "a"], 20), nested(list, [1, "a"], 20)
print(first == second, first != second, first < second, first in [second])
other = nested(list, [1, "b"], 20)
print(first == other, first < other, first[1] > other[0])

keys = nested(tuple, (1, 2.5, None), 20), nested(tuple, (1, 2.5, None), 20)
print(hash(keys[0]) == hash(keys[1]), len(set(keys)), {keys[0]: "found"}[keys[1]])

text = repr(nested(list, [()], 20))
print(len(text), text[:24], text.count("()"), [first, second].index(second), max(first, other) is other)
