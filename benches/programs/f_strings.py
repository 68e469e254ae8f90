# f-strings: plain, with widths, precision, bases, conversions and nested fields.
SIZE = 80_000  # small: 800


def run(count):
    total = 0
    for n in range(count):
        price = n / 7
        name = f"item{n % 100}"
        total += len(f"{name}: {n}")
        total += len(f"{name:<12}|{price:>10.2f}|{n:,}")
        total += len(f"{n:#x} {n:08b} {price:e} {n % 101 / 100:.1%}")
        total += len(f"{name!r} {price:.{n % 5}f} {'odd' if n % 2 else 'even':^6}")
    return total


print(run(SIZE))
