# Integers beyond a machine word: modular powers, binomials, digits.
def power(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def binomials(size):
    row = [1]
    for _ in range(size):
        row = [1, *[a + b for a, b in zip(row, row[1:])], 1]
    return row


def roots(value):
    guess = 1 << (value.bit_length() // 2 + 1)
    while True:
        better = (guess + value // guess) // 2
        if better >= guess:
            return guess
        guess = better


prime = 2**521 - 1
total = sum(power(3 + n, prime - 2 - n, prime) & 1 for n in range(12))
sums, step = 1, 3**4000
for n in range(4000):
    sums += step
    step = sums - step
print(total, max(binomials(260)) % 10**9, len(str(sums)), roots(10**1200 + 7) % 10**9)
