# Generators, pipelines of them, yield from, send.
SIZE = 700_000  # small: 12_000


def numbers(count):
    for n in range(count):
        yield n


def evens(items):
    for item in items:
        if item % 2 == 0:
            yield item


def chain(*parts):
    for part in parts:
        yield from part


def average():
    total = count = 0
    while True:
        value = yield total
        total += value
        count += 1


def run(count):
    mean = average()
    next(mean)
    total = 0
    for n in chain(evens(numbers(count)), evens(numbers(count))):
        total = mean.send(n)
    return total + sum(n * n for n in numbers(count))


print(run(SIZE))
