# A cached recursive function may go as deep as without the cache.
# heavy
from functools import lru_cache, reduce, partial, wraps


@lru_cache(maxsize=None)
def steps(n):
    return 0 if n == 0 else 1 + steps(n - 1)


print(steps(100))


def count_calls(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return f(*args, **kwargs)
    wrapper.calls = 0
    return wrapper


@count_calls
def collatz(n, length=1):
    """How many numbers until 1."""
    return length if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, length + 1)


print(collatz(27), collatz.calls, collatz.__doc__)


def compose(*functions):
    return reduce(lambda f, g: lambda x: g(f(x)), functions)


print(compose(partial(pow, 2), str, len)(100))


class LRU:
    def __init__(self):
        self.log = []

    @lru_cache(maxsize=3)
    def square(self, x):
        self.log.append(x)
        return x * x


lru = LRU()
print([lru.square(x) for x in (1, 2, 3, 1, 4, 2, 1, 3)], lru.log)
print(LRU.square.cache_info())
