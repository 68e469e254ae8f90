a, b = [], object()
before = id(a), id(b)
table = {id(a): "a", b: "b"}
ext(1)
print(before == (id(a), id(b)), table[id(a)], table[b], id(a) != id([]))
