# Bitwise operators treat negatives as infinite two's complement.
print(5 & 3, 5 | 3, 5 ^ 3, ~5, ~-1)
print(-5 & 3, -5 | 3, -5 ^ 3, -8 & 0xFF)
print(1 << 10, 1024 >> 3, -1 >> 5, -17 >> 2, 1 >> 100, -1 >> 1000)
print(-2 ** 70 & 0xFFFF, (-2 ** 70) | 1, ~(2 ** 70))
print(True & False, True | 2, True ^ True, ~False)
for f in (lambda: 1 << -1, lambda: 1 >> -1):
    try:
        f()
    except ValueError as e:
        print(e)
print(bin(37 & ~4), (255).bit_count(), (-255).bit_count(), (0).bit_length())
