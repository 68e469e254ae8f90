# Recursive calls of a global function.
SIZE = 31  # small: 21


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(SIZE))
