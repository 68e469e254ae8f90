# bytes literals, indexing and repr.
b = b'abc\x00\xff\n\'"'
print(b, len(b), b[0], b[-1], b[1:3], b[::-1][:2], list(b'hi'))
print(b'\x41\101', rb'\x41', b'a' b'b', bytes(3), bytes([65, 66]), bytes(), bytes(range(3)), bytes('é', 'utf-8'))
print(repr(b"it's"), str(b'x'), b'' == b'', b'a' == 'a', b'a' < b'b', b'abc' > b'ab')
for f in (lambda: bytes([256]), lambda: bytes('a'), lambda: bytes(-1), lambda: b'a'[5], lambda: b'a' + 'b', lambda: bytes([1.5])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
