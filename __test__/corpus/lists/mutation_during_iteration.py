# A for loop over a list sees changes made while it runs, by position.
a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2 == 0:
        a.remove(x)
print(a)
a = [1, 2, 2, 3]
for x in a:
    if x == 2:
        a.remove(x)
print(a)
a = [1, 2, 3]
for i, x in enumerate(a):
    if i < 5:
        a.append(x * 10)
print(a)
it = iter(a)
next(it)
a.clear()
print(list(it))
a.append(1)
print(list(it))
