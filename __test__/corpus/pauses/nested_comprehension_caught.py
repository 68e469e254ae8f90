# ext in nested comprehensions, with an error caught around.
n = 0
def count():
    global n
    n += 1
    return n
try:
    print([[ext((i, j)) for j in range(i)] for i in range(3)], n)
    print([sum(ext(count()) for _ in range(2)) for _ in range(2)])
except ValueError as e:
    print('caught', e, n)
print({i: [ext(i + j) for j in range(2)] for i in range(2)})
