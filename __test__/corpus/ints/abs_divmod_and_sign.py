# abs, negation and divmod work the same on small and large ints.
for n in (0, 5, -5, 10 ** 20, -10 ** 20):
    print(abs(n), -n, +n, divmod(n, 7), (n > 0) - (n < 0))
print(divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(-7.5, 2))
for f in (lambda: abs('a'), lambda: divmod('a', 1), lambda: abs(None)):
    try:
        f()
    except TypeError as e:
        print(e)
