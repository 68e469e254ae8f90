# ext as the callable of two-argument iter.
n = 0
def step():
    global n
    n += 1
    return ext(n)
try:
    print(list(iter(step, 4)))
except ValueError as e:
    print('caught', e, n)
for x in iter(step, n + 2):
    print(x)
