# map and filter are lazy iterators.
def f(x):
    print('f', x)
    return x % 2
m = map(f, [1, 2, 3])
print('made', next(m), next(m))
print(list(filter(f, [4, 5])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 'a', [], 5])))
print(list(m), list(m), type(m).__name__, list(map(str.upper, 'ab')), list(map(int, ['1', '2'])), list(map(max, [1, 5], [3, 2])))
for g in (lambda: map(f, 5), lambda: list(map(5, [1])), lambda: filter(f), lambda: list(filter(5, [1])), lambda: list(map(lambda: 1, [1]))):
    try:
        g()
    except TypeError as e:
        print(e)
print(list(map(lambda x, y, strict=0: x, 'ab', 'cd')), sum(map(len, ['a', 'bb'])), iter(m) is m)
