# Roman numerals both ways, with validation and a round trip test.
# heavy
NUMERALS = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"),
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]
VALUES = {s: v for v, s in NUMERALS if len(s) == 1}

def to_roman(n):
    """Return the Roman numeral for 1 <= n < 4000."""
    if not isinstance(n, int) or isinstance(n, bool):
        raise TypeError(f"expected int, got {type(n).__name__}")
    if not 0 < n < 4000:
        raise ValueError(f"{n} is out of range")
    out = []
    for value, symbol in NUMERALS:
        count, n = divmod(n, value)
        out.append(symbol * count)
    return "".join(out)

def from_roman(text):
    total = 0
    previous = 0
    for ch in reversed(text.upper()):
        try:
            value = VALUES[ch]
        except KeyError:
            raise ValueError(f"bad digit {ch!r} in {text!r}") from None
        if value < previous:
            total -= value
        else:
            total += value
            previous = value
    if to_roman(total) != text.upper():
        raise ValueError(f"{text!r} is not canonical, use {to_roman(total)!r}")
    return total

for n in (1, 4, 9, 1994, 3999):
    roman = to_roman(n)
    print(f"{n:>5} {roman:<12} {from_roman(roman)}")

for bad in (0, 4000, "7", True, 2.0):
    try:
        print(to_roman(bad))
    except (TypeError, ValueError) as e:
        print(f"{type(e).__name__}: {e}")

for text in ("xiv", "IIII", "VX", "ABC"):
    try:
        print(text, from_roman(text))
    except ValueError as e:
        print(e)

mismatches = [n for n in range(1, 4) if from_roman(to_roman(n)) != n]
print("mismatches:", mismatches)
