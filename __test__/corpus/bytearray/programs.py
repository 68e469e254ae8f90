# A sieve, an in-place cipher, and a growing buffer of fields.
# heavy
def primes(n):
    sieve = bytearray([1]) * n
    sieve[0:2] = b'\0\0'
    for i in range(2, int(n ** 0.5) + 1):
        if sieve[i]:
            sieve[i * i::i] = bytes(len(range(i * i, n, i)))
    return [i for i, flag in enumerate(sieve) if flag]


print(primes(60))


def crypt(data, key):
    for i in range(len(data)):
        data[i] ^= key[i % len(key)]
    return data


text = bytearray(b'attack at dawn')
print(crypt(text, b'key'), crypt(text, b'key'))


def pack(*fields):
    out = bytearray()
    for field in fields:
        raw = field.encode()
        out += len(raw).to_bytes(2)
        out += raw
    return out


def unpack(data):
    while data:
        size = int.from_bytes(data[:2])
        yield data[2:2 + size].decode()
        del data[:2 + size]


packed = pack('one', 'zwölf', '')
print(packed, list(unpack(packed)), packed)
