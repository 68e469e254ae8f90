"""Bytes as text.

Source of the behaviour: Python library reference, "binascii".
"""

__all__ = ['Error', 'Incomplete', 'a2b_base64', 'a2b_hex', 'b2a_base64', 'b2a_hex', 'crc32',
           'hexlify', 'unhexlify']


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _bytes_of(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    if isinstance(data, int):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def _ascii_of(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return data.encode('ascii')
    if not isinstance(data, bytes):
        raise TypeError('argument should be bytes, buffer or ASCII string, '
                        f'not {type(data).__name__!r}')
    return data


def hexlify(data, sep=None, bytes_per_sep=1):
    data = _bytes_of(data)
    text = data.hex() if sep is None else data.hex(sep, bytes_per_sep)
    return text.encode('ascii')


def unhexlify(hexstr, /):
    data = _ascii_of(hexstr)
    if len(data) % 2:
        raise Error('Odd-length string')
    for byte in data:
        if byte not in b'0123456789abcdefABCDEF':
            raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(data.decode('ascii'))


b2a_hex = hexlify
a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    encoded = _base64_encode(_bytes_of(data))
    return encoded + b'\n' if newline else encoded


def a2b_base64(data, /, *, strict_mode=False):
    strict = bool(strict_mode)
    decoded = _base64_decode(_ascii_of(data), strict)
    if isinstance(decoded, str):
        raise Error(decoded)
    return decoded


def crc32(data, crc=0, /):
    return _crc32(_bytes_of(data), crc)
