# Comprehensions of lists, sets and dicts, nested and with conditions.
SIZE = 5_000  # small: 60


def run(rounds):
    total = 0
    for n in range(rounds):
        squares = [i * i for i in range(300) if i % 3 != n % 3]
        table = [[row * column for column in range(12)] for row in range(12)]
        found = {square % 101 for square in squares}
        index = {square: at for at, square in enumerate(squares)}
        total += len(squares) + sum([sum(row) for row in table]) + len(found) + index[squares[-1]]
    return total


print(run(SIZE))
