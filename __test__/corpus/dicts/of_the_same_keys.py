# Dicts that are made with the same keys, and then go their own ways.
import json


def make(n):
    return {"id": n, "name": f"n{n}", "tags": [], "score": n / 2, "active": n % 2 == 0}


rows = [make(n) for n in range(8)]
rows[1]["id"] = "changed"
rows[2]["more"] = True
del rows[3]["name"]
print(rows[4].pop("tags"), rows[4].pop("tags", None))
print(rows[5].popitem(), rows[5])
rows[6].clear()
rows[6]["only"] = 1
copy = rows[7].copy()
copy["id"] = -1
merged = rows[7] | {"id": 0, "z": 1}
rows[0] |= {"y": 2}
rows[0].update(name="updated")
for row in rows + [copy, merged]:
    print(row, len(row), list(reversed(row)))
print([row == make(n) for n, row in enumerate(rows)])
print(rows[7].setdefault("id", 3), rows[7].setdefault("new", 3), rows[7])

# Keys that are the same are there once; what they are equal to depends on nothing else.
for n in range(4):
    print({"a": n, "b": 1, "a": n + 1}, {1: n, True: 2, 1.0: 3}, {n: 1, "k": n})
for key in ["x", "y", "x", "x", "z"]:
    print({"first": 1, key: 2})

# More than a few keys, looked for in a table.
wide = [{f"k{place}": place * n for place in range(20)} for n in range(3)]
wide += json.loads(json.dumps(wide))
wide[4]["k20"] = "own"
del wide[3]["k0"]
print([len(each) for each in wide], [each.get("k19") for each in wide], "k20" in wide[4], "k20" in wide[5])

# What is read is made of the same keys too.
text = '[{"a": 1, "b": {"c": 2}}, {"a": 3, "b": {"c": 4}}, {"a": 5, "b": {"c": 6, "c": 7}}, {"b": 8, "a": 9}]'
read = json.loads(text)
read[1]["b"]["d"] = 10
del read[0]["a"]
print(read)

# While one is iterated over, another of the same keys may change.
first, second = make(1), make(1)
for key in first:
    second[key + "!"] = key
print(sorted(second))
try:
    for key in first:
        first["new"] = 1
except RuntimeError as error:
    print(error, len(first))
namespace = {"x": 1, "y": 2}
for n in range(3):
    namespace = {"x": n, "y": 2}
exec("z = x + y\ndel x", namespace)
print(namespace["z"], "x" in namespace)
