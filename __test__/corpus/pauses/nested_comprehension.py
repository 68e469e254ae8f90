# ext in a nested comprehension.
n = 0
def count():
    global n
    n += 1
    return n
rows = [[ext(count() * 10 + j) for j in range(2)] for i in range(3)]
print(rows, n)
