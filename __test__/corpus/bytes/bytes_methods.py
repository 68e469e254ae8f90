# bytes has the methods of str, on ASCII.
b = b'Hello, World'
print(b.upper(), b.lower(), b.find(b'o'), b.find(111), b.count(b'l'), b.replace(b'l', b'L'), b.split(b', '), b.startswith(b'He'))
print(b.hex(), bytes.fromhex('48 65'), b.hex(' ', 2), b.index(b'W'), b'-'.join([b'a', b'b']), b' x '.strip(), b'ab'.isalpha(), b'12'.isdigit())
print(b'a,b'.partition(b','), b'x'.center(3, b'.'), b'7'.zfill(3), b'a\nb'.splitlines(), b'abc'.translate(None, b'b'), b.endswith((b'x', b'ld')))
print(b'ab' * 2, b'a' + b'b', b'b' in b'abc', 97 in b'abc', b'%d-%s' % (5, b'x'), hash(b'a') == hash(b'a'))
for f in (lambda: b.find('o'), lambda: b.index(b'z'), lambda: b'a'.join(['x']), lambda: bytes.fromhex('4'), lambda: b.replace('a', 'b')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
