# sort and sorted are stable, also with reverse.
people = [('Ann', 30), ('Bob', 25), ('Cid', 30), ('Dan', 25), ('Eve', 30)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
a = [3, 1, 2]
print(a.sort(), a, a.sort(reverse=True), a)
a.sort(key=lambda x: (x % 2, x))
print(a, sorted('bca'), sorted({3: 'a', 1: 'b'}), sorted((2, 1)), sorted([True, False, 0, 1.0]))
try:
    sorted([1, 'a', 2])
except TypeError as e:
    print(e)
try:
    [1, 2].sort(lambda x: x)
except TypeError as e:
    print(e)
