# Number literals in all bases, with underscores and exponents.
print(0xff, 0o17, 0b1011, 1_000_000, 0XaB_cd)
print(1.5, .5, 5., 1e3, 1E-3, 1_0.0_1, 0.1e1)
print(10 ** 20, -0, -0.0, 00)
print(0x_ff, 0b1 + 0o1 + 0x1)
print(1 .real, 1.0.is_integer(), (5).bit_length())
