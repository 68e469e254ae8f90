# The separator of `hex`, and how many bytes stand between two.
def probe(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


for data in b'', b'a', b'abcdefg':
    for sep in ':', b'-', '', '::', 'é', '\x80', b'\xff', 5, None, '\0':
        probe(lambda: data.hex(sep))
    for count in 0, 1, 2, 3, -2, -3, 100, -100, True, 1.5, None:
        probe(lambda: data.hex('_', count))
probe(lambda: b'ab'.hex(sep=':', bytes_per_sep=1))
probe(lambda: bytearray(b'abc').hex('.', 2))
probe(lambda: memoryview(b'abc').hex('.', 2))
