# Multiplying a list repeats references; comprehensions make fresh rows.
grid = [[0] * 3] * 2
grid[0][0] = 1
print(grid, grid[0] is grid[1])
grid = [[0] * 3 for _ in range(2)]
grid[0][0] = 1
print(grid)
a = [1, [2, 3]]
b = a.copy()
c = a[:]
d = list(a)
a[0] = 'x'
a[1].append(4)
print(a, b, c, d)
b = a
b += [5]
print(a is b, a)
