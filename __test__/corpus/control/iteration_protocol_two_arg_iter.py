# iter(callable, sentinel) calls until the sentinel comes.
data = [3, 1, 4, 0, 5]
def take():
    v = data.pop(0)
    print('take', v)
    return v
for x in iter(take, 0):
    print('got', x)
print(data)
it = iter([1, 2])
print(next(it), next(it), next(it, 'end'), next(it, None))
try:
    next(it)
except StopIteration as e:
    print('stopped', e.args)
for f in (lambda: iter(5), lambda: next([]), lambda: iter(5, 0), lambda: next()):
    try:
        f()
    except TypeError as e:
        print(e)
