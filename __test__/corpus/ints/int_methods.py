# The methods and attributes of int.
n = 1000
print(n.bit_length(), n.bit_count(), n.numerator, n.denominator, n.real, n.imag)
print(n.to_bytes(2, 'big'), n.to_bytes(4, 'little'), (-2).to_bytes(2, 'big', signed=True), (7).to_bytes())
print(int.from_bytes(b'\x03\xe8', 'big'), int.from_bytes(b'\xff\xfe', 'big', signed=True), int.from_bytes(b'\x01\x00', 'little'))
print(n.conjugate(), (5).is_integer(), (3).as_integer_ratio())
print((5).__add__(3), (5).__add__('a'), (5).__sub__(7), (-5).__abs__())
for f in (lambda: (300).to_bytes(1, 'big'), lambda: (-1).to_bytes(1, 'big')):
    try:
        f()
    except OverflowError as e:
        print(e)
