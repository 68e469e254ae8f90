# Tuples hash by content, unless they hold something unhashable.
grid = {(0, 0): 'origin', (1, 2): 'p'}
grid[1, 2] += 'q'
print(grid[0, 0], grid[(1, 2)], (1, 2) in grid, (2, 1) in grid)
print({(1, 'a'), (1, 'a')}, hash((1, (2, 3))) == hash((1, (2, 3))))
for f in (lambda: hash(([],)), lambda: {([1], 2): 3}, lambda: grid[[0], 1]):
    try:
        f()
    except TypeError as e:
        print(e)
print(sorted([(2, 'b'), (1, 'z'), (2, 'a')]), min((3, 1), (2, 9)), dict([(1, 2), (3, 4)]))
