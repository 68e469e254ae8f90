# The methods of bytes give new bytearrays.
b = bytearray(b'Hello, World')
for name in ('lower', 'upper', 'title', 'capitalize', 'swapcase', 'strip', 'lstrip', 'rstrip', 'expandtabs', 'split', 'rsplit', 'splitlines',
             'isalnum', 'isalpha', 'isascii', 'isdigit', 'islower', 'isspace', 'istitle', 'isupper', 'hex', 'decode', 'copy'):
    print(name, getattr(b, name)())
print(b.find(b'o'), b.rfind(b'o'), b.find(bytearray(b'W')), b.index(111), b.count(b'l'), b.count(108, 3), b.find(memoryview(b'lo')))
print(b.startswith(b'He'), b.startswith((b'x', bytearray(b'H'))), b.endswith(memoryview(b'ld')))
print(b.replace(b'l', bytearray(b'L')), b.replace(b'l', b'', 1), b.partition(b', '), b.rpartition(b'x'), b.partition(b'x'))
print(b.center(16, b'*'), b.ljust(14, bytearray(b'.')), b.rjust(14), b.zfill(15))
print(b.removeprefix(b'Hello'), b.removesuffix(bytearray(b'World')), b.removeprefix(b'x') is b, b.strip(b'z') is b)
print(b.translate(None, b'lo'), b.translate(bytes.maketrans(b'l', b'L')), bytearray.maketrans(b'a', b'b')[97])
print(b.join([b'1', bytearray(b'2'), memoryview(b'3')]), b'-'.join([b, b'x']), b.split(b'o', 1), b.rsplit(bytearray(b'o'), 1))
print(b.hex(':', 4), bytearray.fromhex('00 fF'), bytearray(b'\xff').decode('latin-1'), str(b, 'ascii'))
print(int(bytearray(b'12')), float(bytearray(b'1.5')), int(bytearray(b'ff'), 16), int.from_bytes(bytearray(b'\1\2')), ord(bytearray(b'a')))
for f in (lambda: b.find('x'), lambda: b.join(['x']), lambda: b.split(b''), lambda: b.center(20, b'ab'), lambda: b.index(b'zz'), lambda: b.startswith('H'),
          lambda: bytearray.fromhex('0x'), lambda: b.replace('a', 'b'), lambda: int(bytearray(b'x')), lambda: bytearray(b'\xff').decode(), lambda: format(b, 'x'), lambda: sum([], b)):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
