# A class can be a decorator, keeping state in its instance.
class Memo:
    def __init__(self, f):
        self.f, self.cache, self.hits = f, {}, 0
    def __call__(self, *args):
        if args in self.cache:
            self.hits += 1
        else:
            self.cache[args] = self.f(*args)
        return self.cache[args]
@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(15), fib.hits, len(fib.cache), type(fib).__name__)
@Memo
def add(a, b): return a + b
print(add(1, 2), add(1, 2), add.hits, add.cache)
