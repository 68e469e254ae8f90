# Small ints iterate in CPython's hash table order.
print({5, 3, 9, 1}, {10, 2, 33, 7}, set(range(10)), {100, 50, 25}, {8, 0, 16})
s = set()
for x in (40, 8, 3, 16, 24):
    s.add(x)
    print(s)
print(list({17, 9, 0, 1}), set([31, 30, 29, 28, 1000]), {7 * i % 20 for i in range(8)})
print([x * 2 for x in {4, 2, 9}], sum({1, 2, 3}), max({4, 9, 2}), sorted({9, 4, 1}))
