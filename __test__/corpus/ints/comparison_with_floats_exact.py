# Comparing ints with floats is exact, without rounding the int.
big = 2 ** 53
print(big == float(big), big + 1 == float(big), big + 1 > float(big))
print(10 ** 400 > 1e308, -10 ** 400 < -1e308, 10 ** 400 < float('inf'))
print(1 < 1.5 < 2, 3 == 3.0, 0 == -0.0)
nan = float('nan')
print(1 < nan, 1 > nan, 1 == nan, 1 != nan)
print(hash(3) == hash(3.0), {3: 'int'}[3.0])
