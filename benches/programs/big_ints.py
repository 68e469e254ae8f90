# Integers of hundreds and thousands of digits.
SIZE = 120_000  # small: 1_500


def run(count):
    a, b = 0, 1
    for _ in range(count):
        a, b = b, a + b
    factorial = 1
    for n in range(1, 3_000):
        factorial *= n
    digits = 0
    for n in range(3_000):
        digits += len(str(3 ** (n % 900 + 2_000)))
    power = 0
    for n in range(20_000):
        power += 7 ** (n & 1_023) % (10**200 + n)
    return (a + factorial * b + power) % (10**9 + 7) + digits


print(run(SIZE))
