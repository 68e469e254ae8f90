# When a comparison fails, sort leaves all elements in the list.
a = [3, 'x', 1, 2]
try:
    a.sort()
except TypeError as e:
    print(e)
print(len(a), 3 in a, 'x' in a, 1 in a)
calls = []
def key(x):
    calls.append(x)
    if x == 2:
        raise ValueError('no key for 2')
    return x
b = [5, 2, 1]
try:
    b.sort(key=key)
except ValueError as e:
    print(e, calls, b)
