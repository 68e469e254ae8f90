# Numeric built-ins keep the types of their arguments.
for v in (abs(-3), abs(-2.5), abs(True), pow(2, 3), pow(2.0, 3), pow(2, -1), divmod(9, 4), divmod(9.0, 4), round(2.5), round(3.5), round(2.567, 1), round(1234, -2), sum([1, 1.0]), max(1, 2.0), int(-2.9), bool(0.1), float(3)):
    print(type(v).__name__, v)
