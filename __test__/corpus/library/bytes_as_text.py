# Bytes as text and back.
import base64, binascii
for d in (b'', b'f', b'fo', b'foo', b'foob', b'hello world\xff\x00'):
    e = base64.b64encode(d); print(e, base64.b64decode(e) == d, base64.b32encode(d), base64.b32decode(base64.b32encode(d)) == d, base64.b16encode(d), base64.b85encode(d), base64.b85decode(base64.b85encode(d)) == d, base64.b32hexencode(d))
print(base64.urlsafe_b64encode(b'\xfb\xff\xfe'), base64.urlsafe_b64decode('-__-'), base64.b64encode(b'\xfb\xff', altchars=b'@#'), base64.b64decode(b'+/8='), base64.b64decode('aGk=\n'), base64.b64decode('a G k ='), base64.encodebytes(b'x' * 60), base64.decodebytes(b'aGk='))
for f in (lambda: base64.b64decode('abc'), lambda: base64.b64decode('a'), lambda: base64.b64decode('abcde'), lambda: base64.b64decode('ab!c', validate=True), lambda: base64.b64encode('a'), lambda: base64.b64decode('é'), lambda: base64.b32decode('A'), lambda: base64.b32decode('AAAAAAA1'), lambda: base64.b16decode('g0'), lambda: binascii.unhexlify('abc'), lambda: binascii.unhexlify('zz'), lambda: base64.b85decode('"'), lambda: base64.b64decode(5), lambda: binascii.hexlify('a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(binascii.hexlify(b'\x01\xab'), binascii.hexlify(b'abcd', '-', 2), binascii.unhexlify('01AB'), binascii.crc32(b'hello'), binascii.crc32(b'lo', binascii.crc32(b'hel')), binascii.b2a_base64(b'hi'), binascii.b2a_base64(b'hi', newline=False))
