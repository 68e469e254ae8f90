"""Bytes as text of few characters.

Source of the behaviour: Python library reference, "base64".
"""

__all__ = ['b16decode', 'b16encode', 'b32decode', 'b32encode', 'b32hexdecode', 'b32hexencode',
           'b64decode', 'b64encode', 'b85decode', 'b85encode', 'decodebytes', 'encodebytes',
           'standard_b64decode', 'standard_b64encode', 'urlsafe_b64decode', 'urlsafe_b64encode']

import binascii


def _bytes_from_decode_data(s):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return s.encode('ascii')
    if isinstance(s, bytes):
        return s
    raise TypeError('argument should be a bytes-like object or ASCII string, '
                    f'not {s.__class__.__name__!r}')


def _checked(s):
    if not isinstance(s, bytes):
        raise TypeError(f"a bytes-like object is required, not {type(s).__name__!r}")
    return s


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes_from_decode_data(s)
    if altchars is not None:
        altchars = _bytes_from_decode_data(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).translate(bytes.maketrans(b'+/', b'-_'))


def urlsafe_b64decode(s):
    return b64decode(_bytes_from_decode_data(s).translate(bytes.maketrans(b'-_', b'+/')))


def encodebytes(s):
    pieces = []
    for start in range(0, len(s), 57):
        pieces.append(binascii.b2a_base64(s[start:start + 57]))
    return b''.join(pieces)


def decodebytes(s):
    return binascii.a2b_base64(_checked(s))


_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def _b32encode(alphabet, s):
    out = []
    for start in range(0, len(s), 5):
        piece = s[start:start + 5]
        number = int.from_bytes(piece + b'\0' * (5 - len(piece)), 'big')
        digits = [alphabet[number >> shift & 31] for shift in range(35, -5, -5)]
        used = (len(piece) * 8 + 4) // 5
        out.append(bytes(digits[:used]) + b'=' * (8 - used))
    return b''.join(out)


def _b32decode(alphabet, s, casefold, map01=None):
    s = _bytes_from_decode_data(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _bytes_from_decode_data(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b'=')
    pads = length - len(s)
    out = []
    places = {digit: place for place, digit in enumerate(alphabet)}
    for start in range(0, len(s), 8):
        number = 0
        piece = s[start:start + 8]
        for byte in piece:
            if byte not in places:
                raise binascii.Error('Non-base32 digit found')
            number = number << 5 | places[byte]
        number <<= 5 * (8 - len(piece))
        out.append(number.to_bytes(5, 'big'))
    if length % 8 or pads not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    decoded = b''.join(out)
    if pads and decoded:
        return decoded[:len(decoded) - 5 + (43 - 5 * pads) // 8]
    return decoded


def b32encode(s):
    return _b32encode(_B32, _checked(s))


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_B32HEX, _checked(s))


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32HEX, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_from_decode_data(s)
    if casefold:
        s = s.upper()
    for byte in s:
        if byte not in b'0123456789ABCDEF':
            raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


_B85 = (b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
        b'!#$%&()*+-;<=>?@^_`{|}~')


def b85encode(b, pad=False):
    b = _checked(b)
    padding = -len(b) % 4
    b += b'\0' * padding
    out = []
    for start in range(0, len(b), 4):
        number = int.from_bytes(b[start:start + 4], 'big')
        digits = []
        for _ in range(5):
            number, digit = divmod(number, 85)
            digits.append(_B85[digit])
        out.append(bytes(digits[::-1]))
    encoded = b''.join(out)
    return encoded[:len(encoded) - padding] if padding and not pad else encoded


def b85decode(b):
    b = _bytes_from_decode_data(b)
    padding = -len(b) % 5
    b += b'~' * padding
    places = {digit: place for place, digit in enumerate(_B85)}
    out = []
    for start in range(0, len(b), 5):
        number = 0
        for place, byte in enumerate(b[start:start + 5], start):
            if byte not in places:
                raise ValueError(f'bad base85 character at position {place}')
            number = number * 85 + places[byte]
        if number > 0xffffffff:
            raise ValueError(f'base85 overflow in hunk starting at byte {start}')
        out.append(number.to_bytes(4, 'big'))
    decoded = b''.join(out)
    return decoded[:len(decoded) - padding] if padding else decoded
