# Infinity and NaN follow IEEE 754.
inf, nan = float('inf'), float('nan')
print(inf, -inf, nan, float('-Infinity'), float('NaN'))
print(inf + 1, inf - inf, inf * 0, 1 / inf, -1 / inf, inf // 2, 5 % inf, -5 % inf)
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan])
print(max(1, nan), max(nan, 1), min(1.0, inf), sorted([3, 1, inf, -inf]))
print(1e308 * 10, -1e308 * 10, inf == inf, inf > 10 ** 500)
print(0.0 == -0.0, str(-0.0), 0.0 * -1, abs(-0.0))
print(bool(nan), bool(0.0), bool(-0.0))
try:
    2.0 ** 10000
except OverflowError as e:
    print(type(e).__name__)
