# Halfway between nothing and the least float: ties go to even, all that is more goes up.

TINY = '0x0.0000000000001p-1022'
for text in ('0x0.8p-1074', '0x0.80000000000001p-1074', '0x0.fp-1074', '0x1.1p-1075', '0x1p-1075',
             '0x1p-1076', '0x1.8p-1074', '0x1.7p-1074', '-0x0.9p-1074'):
    print(text, float.fromhex(text).hex(), float.fromhex(text) == float.fromhex(TINY))

# No power of zero is refused when the exponent is infinite.
inf = float('inf')
for base in 0.0, -0.0, 0.5, -0.5, 2.0:
    print(base, base ** -inf, pow(base, inf))
try:
    0.0 ** -3.0
except ZeroDivisionError as error:
    print(error)


class Number(float):
    pass


# The hash of what is not a number is that of the object.
for value in float('nan'), Number('nan'):
    print(hash(value) == object.__hash__(value), hash(value) == hash(value))
