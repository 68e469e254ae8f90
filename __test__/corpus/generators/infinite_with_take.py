# Infinite generators combined with take, pairwise and takewhile written by hand.
def count(start=0, step=1):
    while True:
        yield start
        start += step
def take(n, it):
    for _, x in zip(range(n), it):
        yield x
def takewhile(p, it):
    for x in it:
        if not p(x):
            return
        yield x
def pairwise(it):
    it = iter(it)
    prev = next(it)
    for x in it:
        yield prev, x
        prev = x
print(list(take(4, count(10, 5))), list(takewhile(lambda x: x < 20, (x * x for x in count(1)))), list(pairwise('abcd')))
c = count()
print([next(c) for _ in range(3)], next(c))
