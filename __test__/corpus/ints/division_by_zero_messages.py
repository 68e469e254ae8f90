# Each division operator has its own ZeroDivisionError words.
tests = [
    lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0),
    lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0.0),
    lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: pow(0, -2), lambda: pow(2, 3, 0),
    lambda: 2 ** 100 / 0, lambda: True / False,
]
for f in tests:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)
