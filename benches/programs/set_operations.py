# Sets of ints and strings: union, intersection, membership.
SIZE = 5_000  # small: 50


def run(rounds):
    names = [f"n{i}" for i in range(500)]
    total = 0
    for n in range(rounds):
        a = {i * 3 % 1009 for i in range(300)}
        b = set(range(n % 50, 600, 2))
        c = set(names[n % 100 :: 3])
        total += len(a & b) + len(a | b) + len(a - b) + len(a ^ b)
        for name in names:
            if name in c:
                total += 1
    return total


print(run(SIZE))
