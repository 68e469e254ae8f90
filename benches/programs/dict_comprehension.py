# Dicts from comprehensions, merged, inverted, filtered and walked.
SIZE = 2_500  # small: 12


def run(rounds):
    names = [f"key{i}" for i in range(200)]
    total = 0
    for n in range(rounds):
        lengths = {name: len(name) + n for name in names}
        squares = {i: i * i for i in range(200) if i % 3}
        turned = {value: key for key, value in squares.items()}
        both = {**lengths, **{name: 0 for name in names[:50]}}
        longer = {name: value for name, value in both.items() if value > n + 4}
        grid = {(x, y): x * y for x in range(10) for y in range(10)}
        total += len(longer) + sum(turned.values()) + grid[9, n % 10] + sum(grid.values())
    return total


print(run(SIZE))
