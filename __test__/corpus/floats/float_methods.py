# The methods of float.
print((2.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (-0.5).as_integer_ratio())
print((1.5).hex(), float.fromhex('0x1.8p+0'), (-0.1).hex(), float.fromhex('0x1p-3'), (0.0).hex())
print((3.9).__trunc__(), (3.2).__ceil__(), (3.9).__floor__(), (-3.5).__floor__())
print((1.5).real, (1.5).imag, (1.5).conjugate(), int(2.9), int(-2.9))
try:
    float('inf').as_integer_ratio()
except OverflowError as e:
    print(e)
try:
    float('nan').as_integer_ratio()
except ValueError as e:
    print(e)
