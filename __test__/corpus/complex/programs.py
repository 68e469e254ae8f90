# Mandelbrot rows, a Fourier transform by definition, and roots of unity by multiplication.
# heavy
def escapes(c, limit=30):
    z = 0
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit


for y in range(-4, 5):
    print(''.join(' .:-=+*#%@'[min(9, escapes(complex(x / 12, y / 4)) // 3)] for x in range(-26, 8)))
turn = 1
powers = []
for _ in range(8):
    powers.append(turn)
    turn *= 1j
print(powers)
signal = [1, 2, 3, 4]
print([sum(x * (-1j) ** (k * n) for n, x in enumerate(signal)) for k in range(4)])
