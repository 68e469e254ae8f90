# Plain, mutual and tree recursion.
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)

def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def even(n):
    return True if n == 0 else odd(n - 1)

def odd(n):
    return False if n == 0 else even(n - 1)

def depth(x):
    return 1 + max(map(depth, x), default=0) if isinstance(x, list) else 0

def flatten(x):
    return [y for e in x for y in flatten(e)] if isinstance(x, list) else [x]

print(fact(25), fib(8), even(6), odd(6), depth([1, [2, [3]], []]), flatten([1, [2, [3, [4]]], 5]))
