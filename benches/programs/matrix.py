# Products of matrices as lists of lists.
SIZE = 140  # small: 30


def product(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def product_by_index(a, b, size):
    result = []
    for i in range(size):
        row = [0] * size
        for j in range(size):
            total = 0
            for k in range(size):
                total += a[i][k] * b[k][j]
            row[j] = total % 1000
        result.append(row)
    return result


def run(size):
    a = [[(i * j) % 7 for j in range(size)] for i in range(size)]
    b = [[(i + j) % 5 for j in range(size)] for i in range(size)]
    c = product_by_index(a, b, size)
    d = product(c, b)
    return sum([sum(row) for row in d])


print(run(SIZE))
