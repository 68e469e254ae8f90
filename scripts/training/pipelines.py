# Generators that feed one another, comprehensions, closures, sorting, itertools.
import itertools
import operator
from functools import lru_cache, reduce


def readings(count):
    value = 17
    for n in range(count):
        value = (value * 1103515245 + 12345) & 0x7FFFFFFF
        yield n % 40, value % 1000


def smoothed(source, size):
    window = []
    for sensor, value in source:
        window.append(value)
        if len(window) > size:
            window.pop(0)
        yield sensor, sum(window) / len(window)


def chunks(source, size):
    iterator = iter(source)
    while chunk := list(itertools.islice(iterator, size)):
        yield chunk


def merged(*sources):
    for source in sources:
        yield from source


def counter():
    total = 0
    while True:
        item = yield total
        total += item


@lru_cache(maxsize=None)
def ways(total, coins):
    if total == 0:
        return 1
    if total < 0 or not coins:
        return 0
    return ways(total - coins[0], coins) + ways(total, coins[1:])


def main(count):
    count_up = counter()
    next(count_up)
    last = 0
    table = {}
    for sensor, value in smoothed(merged(readings(count), readings(count // 2)), 8):
        table.setdefault(sensor, []).append(value)
        last = count_up.send(1)
    means = {sensor: sum(values) / len(values) for sensor, values in table.items()}
    order = sorted(means.items(), key=operator.itemgetter(1), reverse=True)
    adders = [lambda x, n=n: x + n for n in range(10)]
    odd = [f(n) for n in range(2000) for f in adders if n & 1]
    pairs = [(a, b) for a, b in zip(odd, odd[1:]) if a < b]
    total = reduce(operator.add, (len(chunk) for chunk in chunks(range(count), 7)))
    squares = {n * n % 97 for n in range(5000)} & {n for n in range(50)}
    return last, order[0][0], len(pairs), total, len(squares), ways(200, (50, 20, 10, 5, 2, 1))


print(main(20_000))
