# Functions that make functions, with variables which they share.
SIZE = 120_000  # small: 1_500


def counter(step):
    count = 0

    def add(n):
        nonlocal count
        count += step * n
        return count

    return add


def compose(f, g):
    return lambda x: g(f(x))


def run(rounds):
    total = 0
    for n in range(rounds):
        add = counter(n & 3)
        twice = compose(add, lambda x: x + n)
        for i in range(10):
            total += twice(i)
    return total


print(run(SIZE))
