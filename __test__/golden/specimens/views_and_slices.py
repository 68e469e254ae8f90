d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
cut, gap = slice(1, None, 2), range(10, 0, -3)
ext(1)
d["c"] = 3
print(list(keys), list(values), items, [0, 1, 2, 3][cut], cut, list(gap), ..., NotImplemented)
