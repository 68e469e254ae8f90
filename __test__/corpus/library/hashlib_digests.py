# hashlib: digests of all functions, in pieces and at once, and seeding of random by strings.
import hashlib
import random
for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'blake2b', 'blake2s'):
    h = getattr(hashlib, name)(b'abc')
    h.update(b'd' * 100)
    again = hashlib.new(name, b'abc' + b'd' * 100)
    print(h.name, h.hexdigest(), h.digest() == again.digest(), h.digest_size, h.block_size)
print(hashlib.shake_128(b'x').hexdigest(7), hashlib.shake_256().hexdigest(3))
h = hashlib.sha256()
c = h.copy()
c.update(b'more')
print(h.hexdigest() == c.hexdigest(), hashlib.md5(''.encode()).hexdigest())
for action in (lambda: hashlib.sha256('text'), lambda: hashlib.sha1(5)):
    try:
        action()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(random.Random('seed').random(), random.Random(b'seed').randint(0, 10**6))
# Whatever has a buffer is hashed.
h = hashlib.md5()
for data in bytearray(b'ab'), memoryview(b'abcd')[1:], b'':
    h.update(data)
    print(h.hexdigest(), hashlib.sha256(data).hexdigest()[:16], hashlib.new('sha1', data).hexdigest()[:16])
