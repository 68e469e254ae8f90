# Delegation through many frames with few and many variables, which rest and go on together.


def leaf(n, a=1, b=2, c=3, d=4):
    e, f, g = a + b, c + d, [n]
    for i in range(n):
        got = yield (i, a, b, c, d, e, f, len(g))
        if got is not None:
            g.append(got)
    return g


def pass_on(depth, n):
    if depth == 0:
        result = yield from leaf(n, c=30)
    else:
        own = depth * 2
        result = yield from pass_on(depth - 1, n)
        result.append(own)
    return result


def outer(depth, n):
    result = yield from pass_on(depth, n)
    yield result


for depth in range(4):
    print(list(outer(depth, 3)))

generator = outer(5, 4)
print(next(generator), generator.send("x"), generator.send("y"), next(generator), next(generator))


def numbers(*values):
    for value in values:
        yield value


# Sums leave what is immediate, come to floats and back to what only Python code adds.
class Odd:
    def __radd__(self, other):
        return ("odd", other)


big = 2**61 - 2
print(sum(numbers(big, 1, 1, 1)), sum(numbers(-big, -2, -1, -5)), sum(numbers(True, 2, False)))
print(sum(numbers(1, 2.5, 3)), sum(numbers(1, 2**70, -(2**70))), sum(numbers(0.1, 0.2, 1j)))
print(sum(numbers(1, 2, Odd())), sum(numbers(3, 4), 10), sum(numbers(), 7))
