# Dicts with integers as keys: a sparse grid, a cache, removal and insertion.
SIZE = 330_000  # small: 2_500


def run(count):
    squares = {}
    for n in range(count):
        squares[n * 17 % 65_537] = n * n
    hits = 0
    for n in range(count):
        if n in squares:
            hits += squares[n] & 3
    cache = {}
    for n in range(count):
        key = n * n % 1_009
        cache[key] = cache.get(key, 0) + 1
        if len(cache) > 400:
            del cache[next(iter(cache))]
    waiting = {n: n for n in range(500)}
    moved = 0
    for n in range(count):
        moved += waiting.pop(n)
        waiting[n + 500] = n
    return hits + sum(cache.values()) + moved + sum(squares)


print(run(SIZE))
