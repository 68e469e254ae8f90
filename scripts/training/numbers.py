# Floats and integers in loops: elimination, integration, primes, a cellular automaton.
import math


def solve(size):
    rows = [[1.0 / (r + c + 1) + (3.0 if r == c else 0.0) for c in range(size)] for r in range(size)]
    right = [float(r % 5) for r in range(size)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(rows[r][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        right[column], right[pivot] = right[pivot], right[column]
        for below in range(column + 1, size):
            factor = rows[below][column] / rows[column][column]
            for at in range(column, size):
                rows[below][at] -= factor * rows[column][at]
            right[below] -= factor * right[column]
    result = [0.0] * size
    for at in range(size - 1, -1, -1):
        rest = sum(rows[at][k] * result[k] for k in range(at + 1, size))
        result[at] = (right[at] - rest) / rows[at][at]
    return sum(result)


def integral(steps):
    width, total, x = math.pi / steps, 0.0, 0.0
    while x < math.pi:
        total += math.sin(x) * width
        x += width
    return total


def primes(limit):
    found = [2]
    for n in range(3, limit, 2):
        root = math.isqrt(n)
        for p in found:
            if p > root:
                found.append(n)
                break
            if n % p == 0:
                break
    return len(found)


def automaton(width, rounds):
    cells = [0] * width
    cells[width // 2] = 1
    for _ in range(rounds):
        cells = [cells[i - 1] ^ (cells[i] | cells[(i + 1) % width]) for i in range(width)]
    return sum(cells)


print(round(solve(60), 9), round(integral(60_000), 6), primes(20_000), automaton(300, 150))
