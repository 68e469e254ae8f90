# Complex numbers; the picture is a bitmap, eight pixels to a byte.
SIZE = 280  # small: 16


def row_of(y, size, depth):
    bits = bytearray()
    byte = 0
    imaginary = 2.0 * y / size - 1.0
    for x in range(size):
        c = complex(2.0 * x / size - 1.5, imaginary)
        z = 0j
        for _ in range(depth):
            z = z * z + c
            if abs(z) > 2.0:
                byte <<= 1
                break
        else:
            byte = byte << 1 | 1
        if x % 8 == 7:
            bits.append(byte)
            byte = 0
    return bytes(bits)


def run(size):
    picture = [row_of(y, size, 50) for y in range(size)]
    checksum = 0
    for row in picture:
        for byte in row:
            checksum = (checksum * 31 + byte) % 1_000_007
    return checksum


print(run(SIZE))
