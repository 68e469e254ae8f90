# Literals, and how they are shown.
print(1j, -1j, 2.5j, 0j, -0j, 1e3j, 1_0.5J, 07j)
print(1 + 2j, 1 - 2j, -1 + 2j, -(1 + 2j), 1.5 + 0j, 0 + 0j)
print(1e16 + 1e-7j, 1e22j, 123456789.123 + 0.1j, 1e100 - 1e-100j)
print(complex(0.0, -0.0), complex(-0.0, 0.0), complex(-0.0, -0.0))
print([1j, (2j,), {3j: 4j}], str(1 - 1j), repr(1 - 1j), f'{1j!r:>6}')
inf, nan = float('inf'), float('nan')
print(complex(inf, nan), complex(nan, -inf), complex(0, inf), complex(0, nan))
print(type(1j), type(1j * 1j), type((1j).real), type((1j).imag))
