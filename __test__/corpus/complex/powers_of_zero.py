# Zero to any power: what is negative or complex is refused, what is not a number is not negative.
nan = float('nan')
inf = float('inf')
for base in (0j, complex(0.0, -0.0), complex(-0.0, 0.0)):
    for exponent in (nan, inf, -inf, complex(nan, 0), complex(0, nan), complex(1, nan), 0j, -1, 2.5):
        try:
            print(base, exponent, base ** exponent)
        except ZeroDivisionError as error:
            print(base, exponent, error)
