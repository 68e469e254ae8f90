# int() parses strings with bases, whitespace and underscores, and truncates floats.
print(int(), int('42'), int('  -17 \n'), int('+5'), int('1_000'))
print(int('ff', 16), int('0xff', 16), int('0b101', 2), int('0o17', 0), int('z', 36), int('12', 0))
print(int(3.99), int(-3.99), int(1e20), int(True))
print(int(b'12'), int('٣'))
for bad in ('', 'abc', '1.5', '1__0', '_1', '0x1', '12a', ' '):
    try:
        print(int(bad))
    except ValueError as e:
        print(e)
for f in (lambda: int('8', 8), lambda: int('1', 1), lambda: int(None), lambda: int([]), lambda: int(5, 10), lambda: int(float('nan')), lambda: int(float('inf'))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
