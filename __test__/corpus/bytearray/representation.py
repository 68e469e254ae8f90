# How bytearrays are shown.
for raw in (b'', b'abc', b"it's", b'say "x"', b'it\'s "x"', bytes(range(16)), b'\x7f\x80\xff\\\n'):
    b = bytearray(raw)
    print(b, repr(b), str(b) == repr(b), [b], f'{b}', f'{b!r:>5}', '%s' % b, ascii(b))
print(type(b), type(b).__name__, bytearray.__mro__, isinstance(b, bytes), issubclass(bytearray, object))
