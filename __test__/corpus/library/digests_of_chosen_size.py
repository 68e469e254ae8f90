# hashlib: BLAKE2 digests of a size that the program chooses.
import hashlib
for n in (1, 8, 16, 20, 32, 64):
    print(hashlib.blake2b(b'abc', digest_size=n).hexdigest(), hashlib.blake2b(digest_size=n).digest_size)
for n in (1, 8, 20, 32):
    h = hashlib.blake2s(digest_size=n)
    h.update(b'x' * 70)
    print(h.copy().hexdigest(), h.digest_size, h.name)
print(hashlib.blake2b(data=b'a').hexdigest() == hashlib.new('blake2b', b'a').hexdigest())
for f in (lambda: hashlib.blake2b(b'a', digest_size=0), lambda: hashlib.blake2b(b'a', digest_size=65),
          lambda: hashlib.blake2s(b'a', digest_size=33), lambda: hashlib.blake2b(b'a', digest_size='a'),
          lambda: hashlib.blake2b('a', digest_size=8)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
