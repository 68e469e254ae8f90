# Integer arithmetic, comparisons and branches.
SIZE = 40_000  # small: 700


def collatz(limit):
    longest = steps = 0
    for start in range(1, limit):
        n, length = start, 0
        while n != 1:
            if n % 2:
                n = 3 * n + 1
            else:
                n //= 2
            length += 1
        steps += length
        if length > longest:
            longest = length
    return longest * 10_000_000 + steps


print(collatz(SIZE))
