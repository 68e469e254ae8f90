"""Message digests.

A hash object keeps what it was given, so that it can be frozen like everything else; the digest is
computed when it is asked for.

Source of the behaviour: Python library reference, "hashlib".
"""

# Digest size and block size in bytes.
_SIZES = {
    'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64),
    'sha384': (48, 128), 'sha512': (64, 128), 'sha3_224': (28, 144), 'sha3_256': (32, 136),
    'sha3_384': (48, 104), 'sha3_512': (64, 72), 'blake2b': (64, 128), 'blake2s': (32, 64),
    'shake_128': (0, 168), 'shake_256': (0, 136),
}

algorithms_guaranteed = set(_SIZES)
algorithms_available = set(_SIZES)


class HASH:
    def __init__(self, name, data=b''):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._data = bytearray()
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        if not isinstance(data, bytes):
            try:
                data = bytes(memoryview(data))
            except TypeError:
                raise TypeError('object supporting the buffer API required') from None
        self._data += data

    def digest(self):
        return _digest(self.name, bytes(self._data), self.digest_size)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = type(self)(self.name, self._data)
        other.digest_size = self.digest_size
        return other

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {hex(id(self))}>'


class HASHXOF(HASH):
    def digest(self, length):
        if length < 0:
            raise ValueError('negative length')
        return _digest(self.name, bytes(self._data), length)

    def hexdigest(self, length):
        return self.digest(length).hex()


def new(name, data=b'', *, usedforsecurity=True):
    key = name.lower().replace('-', '_')
    key = {'sha_1': 'sha1', 'sha_224': 'sha224', 'sha_256': 'sha256', 'sha_384': 'sha384',
           'sha_512': 'sha512'}.get(key, key)
    if key not in _SIZES:
        raise ValueError('unsupported hash type ' + name)
    return (HASHXOF if key.startswith('shake') else HASH)(key, data)


def _maker(name):
    def make(data=b'', *, usedforsecurity=True):
        return new(name, data)
    make.__name__ = make.__qualname__ = 'openssl_' + name
    return make


md5 = _maker('md5')
sha1 = _maker('sha1')
sha224 = _maker('sha224')
sha256 = _maker('sha256')
sha384 = _maker('sha384')
sha512 = _maker('sha512')
sha3_224 = _maker('sha3_224')
sha3_256 = _maker('sha3_256')
sha3_384 = _maker('sha3_384')
sha3_512 = _maker('sha3_512')
shake_128 = _maker('shake_128')
shake_256 = _maker('shake_256')


def blake2b(data=b'', *, digest_size=64, usedforsecurity=True):
    return _blake2('blake2b', data, digest_size)


def blake2s(data=b'', *, digest_size=32, usedforsecurity=True):
    return _blake2('blake2s', data, digest_size)


def _blake2(name, data, digest_size):
    made = HASH(name)
    if not isinstance(digest_size, int):
        raise TypeError(
            f'{type(digest_size).__name__!r} object cannot be interpreted as an integer')
    if not 1 <= digest_size <= made.digest_size:
        raise ValueError(
            f'digest_size for {name.capitalize()} must be between 1 and {made.digest_size} bytes, '
            f'here it is {digest_size}')
    made.digest_size = digest_size
    made.update(data)
    return made
