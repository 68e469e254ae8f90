# % formatting, search and slicing of bytes.
b = b'key=value;other=1'
print(dict(p.split(b'=') for p in b.split(b';')), b.partition(b';'), b.rfind(b'='), b[4:9], b[-1:], b[-1])
print(b'%s|%d|%05.1f|%x' % (b'ab', 7, 2.5, 255), b'%b' % b'z', b.startswith(b'key'), b.count(b'='), b.replace(b'=', b':', 1))
print(b'abc'.decode('ascii').upper().encode(), bytes(reversed(b'abc')), b''.join([b'a', bytes([98])]), [hex(x) for x in b'\x00\xff'], b'A'.lower(), b'title case'.title())
for f in (lambda: b'%s' % 'str', lambda: b'abc'.find('a'), lambda: b'a' < 'a', lambda: b'abc'['a'], lambda: 'a' in b'abc', lambda: 256 in b'abc'):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)
