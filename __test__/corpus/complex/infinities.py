# A real operand stays real, and infinities survive products.
inf, nan = float('inf'), float('nan')
print(2 * complex(inf, 1), complex(inf, 1) * 0.5, 0 * complex(inf, 0), complex(1, inf) / 2)
print(complex(inf, nan) * (1 + 1j), complex(nan, inf) * complex(nan, 1))
print(complex(1e300, 1e300) * complex(1e300, -1e300), complex(1e300, 1e300) * 1e300)
print((1 + 1j) / complex(inf, 0), complex(inf, 1) / (2 + 2j), 1 / complex(inf, inf))
print(1 / complex(1e-310, 1e-310), complex(nan, 0) + 1, 1 / complex(nan, 1))
print(abs(complex(-inf, nan)), abs(complex(nan, 1)), abs(complex(3e200, 4e200)))
