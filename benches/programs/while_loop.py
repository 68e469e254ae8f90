# The bare cost of a while loop.
SIZE = 4_000_000  # small: 120_000


def run(count):
    i = total = 0
    while i < count:
        total += i ^ (i >> 3)
        i += 1
    return total


print(run(SIZE))
