# Dict and set comprehensions; later keys win; key evaluated before value.
def show(x):
    print('eval', x)
    return x
print({show(k): show(v) for k, v in [('a', 1), ('b', 2)]})
print({len(w): w for w in ['aa', 'b', 'cc']}, {x % 3 for x in range(10)}, {k: v for k, v in zip('abc', range(3)) if v}, {(i, j): i * j for i in range(2) for j in range(2)})
inverted = {v: k for k, v in {'x': 1, 'y': 2}.items()}
print(inverted, {k.lower(): v for k, v in {'A': 1, 'a': 2}.items()}, {**{i: i for i in range(2)}, 5: 5})
try:
    {[x]: 1 for x in range(2)}
except TypeError as e:
    print(e)
