# Backtracking with lists and recursion.
SIZE = 12  # small: 7


def solve(size, row, columns, rising, falling):
    if row == size:
        return 1
    found = 0
    for column in range(size):
        if columns[column] or rising[row + column] or falling[row - column + size]:
            continue
        columns[column] = rising[row + column] = falling[row - column + size] = True
        found += solve(size, row + 1, columns, rising, falling)
        columns[column] = rising[row + column] = falling[row - column + size] = False
    return found


def queens(size):
    return solve(size, 0, [False] * size, [False] * (2 * size), [False] * (2 * size + 1))


print(queens(SIZE))
