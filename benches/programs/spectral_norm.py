# Floats, index arithmetic and comprehensions: the largest singular value of an endless matrix.
SIZE = 260  # small: 12


def entry(i, j):
    diagonal = i + j
    return 1.0 / (diagonal * (diagonal + 1) // 2 + i + 1)


def times(vector):
    size = len(vector)
    return [sum([entry(i, j) * vector[j] for j in range(size)]) for i in range(size)]


def times_transposed(vector):
    size = len(vector)
    return [sum([entry(j, i) * vector[j] for j in range(size)]) for i in range(size)]


def norm(size, rounds):
    u = [1.0] * size
    for _ in range(rounds):
        v = times_transposed(times(u))
        u, previous = v, u
        length = sum([x * x for x in u]) ** 0.5
        u = [x / length for x in u]
    return (length, previous[0])


length, first = norm(SIZE, 10)
print(f"{length**0.5:.9f} {first:.6f}")
