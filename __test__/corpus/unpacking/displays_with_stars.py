# * and ** inside displays and calls.
a, b = [1, 2], (3,)
print([*a, *b, 4], (*a, *b), {*a, *a}, [*'ab', *range(2), *{}])
d, e = {'x': 1, 'y': 2}, {'y': 20, 'z': 30}
print({**d, **e}, {'w': 0, **d, 'x': 9}, dict(**d, k=1), {**{}})
first, second = *a, 
print(first, second, *a, *b, sep='|')
def f(*args): return args
print(f(0, *a, 5, *b), max(*a, *b), [*f(*a)], f(*[], *()))
