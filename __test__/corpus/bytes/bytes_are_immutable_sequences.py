# bytes iterate as ints, hash, and cannot be changed.
b = b'abc'
total = 0
for x in b:
    total += x
print(total, sum(b), max(b), sorted(b'cab'), bytes(sorted(b'cab')), {b: 1}[b'abc'])
try:
    b[0] = 1
except TypeError as e:
    print(e)
x, y, z = b
print(x, y, z, [*b'hi'], bytes(c ^ 1 for c in b), bytes(map(ord, 'xy')), tuple(b''))
checksum = 0
for byte in b'payload':
    checksum = (checksum * 31 + byte) & 0xFFFF
print(checksum, b'\x01\x02'.hex(':'), int.from_bytes(b'\x01\x02', 'big'))
