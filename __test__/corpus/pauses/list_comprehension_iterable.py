# ext as the iterable of a list comprehension, outer and inner.
print('start')
try:
    print([x + 1 for x in ext([1, 2, 3])])
    print([(a, b) for a in 'xy' for b in ext([a * 2, a * 3])])
except ValueError as e:
    print('caught', e)
def f(n):
    return [i for i in range(ext(n))]
print(f(3))
