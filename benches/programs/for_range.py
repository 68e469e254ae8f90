# The bare cost of `for i in range`.
SIZE = 8_000_000  # small: 300_000


def run(count):
    total = 0
    for i in range(count):
        total += i & 7
    return total


print(run(SIZE))
