"""Streams in memory. There are no files here.

Source of the behaviour: Python library reference, "io".
"""

__all__ = ['BytesIO', 'IOBase', 'RawIOBase', 'BufferedIOBase', 'SEEK_CUR', 'SEEK_END', 'SEEK_SET',
           'StringIO', 'TextIOBase', 'UnsupportedOperation']

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 131072


class UnsupportedOperation(OSError, ValueError):
    pass


def _size(value):
    # How many to read; None for all.
    if value is None:
        return None
    if not isinstance(value, int):
        index = getattr(type(value), '__index__', None)
        if index is None:
            raise TypeError(
                f"argument should be integer or None, not {type(value).__name__!r}")
        value = index(value)
    return None if value < 0 else value


class IOBase:
    """What streams have in common."""

    _is_closed = False

    def _check(self):
        if self._is_closed:
            raise ValueError('I/O operation on closed file')

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._is_closed = True

    @property
    def closed(self):
        return self._is_closed

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def seek(self, offset, whence=0):
        raise UnsupportedOperation('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None):
        raise UnsupportedOperation('truncate')

    def readlines(self, hint=-1):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class StringIO(TextIOBase):
    """Text in memory."""
    __static_type__ = '_io'

    # What was written at the end since the last look is kept in pieces.
    def __init__(self, initial_value='', newline='\n'):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f'newline must be str or None, not {type(newline).__name__}')
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline!r}')
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(
                f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._newline = newline
        self._text = ''
        self._pieces = []
        self._place = 0
        if initial_value:
            self.write(initial_value)
            self._place = 0

    def _check(self):
        if self._is_closed:
            raise ValueError('I/O operation on closed file')

    def _whole(self):
        if self._pieces:
            self._text += ''.join(self._pieces)
            self._pieces = []
        return self._text

    def _translated(self, s):
        newline = self._newline
        if newline is None:
            return s.replace('\r\n', '\n').replace('\r', '\n')
        if newline in ('\r', '\r\n'):
            return s.replace('\n', newline)
        return s

    def getvalue(self):
        self._check()
        return self._whole()

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f'string argument expected, got {type(s).__name__!r}')
        self._check()
        text = self._translated(s)
        if self._place == -1:
            self._pieces.append(text)
            return len(s)
        whole = self._whole()
        place = self._place
        if place > len(whole):
            whole += '\0' * (place - len(whole))
        if place == len(whole):
            self._text = whole
            self._pieces.append(text)
            # The place is the end, wherever that is.
            self._place = -1
        else:
            self._text = whole[:place] + text + whole[place + len(text):]
            self._place = place + len(text)
        return len(s)

    def _at(self):
        if self._place == -1:
            self._place = len(self._whole())
        return self._place

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        whole = self._whole()
        place = self._at()
        end = len(whole) if size is None else place + size
        self._place = max(place, min(end, len(whole)))
        return whole[place:end]

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        whole = self._whole()
        place = self._at()
        end = len(whole)
        if self._newline == '':
            for c in '\n\r':
                found = whole.find(c, place, end)
                if found >= 0:
                    end = found + 1
            if whole[end - 1:end + 1] == '\r\n':
                end += 1
        else:
            found = whole.find(self._newline or '\n', place)
            if found >= 0:
                end = found + len(self._newline or '\n')
        if size is not None:
            end = min(end, place + size)
        self._place = max(place, end)
        return whole[place:end]

    def tell(self):
        self._check()
        return self._at()

    def seek(self, offset, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if whence == 0:
            if offset < 0:
                raise ValueError(f'Negative seek position {offset}')
            self._place = offset
            return offset
        if offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._place = self._at() if whence == 1 else len(self._whole())
        return self._place

    def truncate(self, size=None, /):
        self._check()
        place = self._at()
        if size is None:
            size = place
        if size < 0:
            raise ValueError(f'Negative size value {size}')
        self._text = self._whole()[:size]
        return size

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    @property
    def line_buffering(self):
        return False


def _bytes_of(value):
    if type(value) is bytes:
        return value
    try:
        return bytes(memoryview(value))
    except TypeError:
        name = type(value).__name__
        raise TypeError(f"a bytes-like object is required, not '{name}'") from None


class BytesIO(BufferedIOBase):
    """Bytes in memory."""
    __static_type__ = '_io'

    def __init__(self, initial_bytes=b''):
        self._pieces = []
        self._bytes = b'' if initial_bytes is None else _bytes_of(initial_bytes)
        self._place = 0

    def _check(self):
        if self._is_closed:
            raise ValueError('I/O operation on closed file.')

    def _whole(self):
        if self._pieces:
            self._bytes += b''.join(self._pieces)
            self._pieces = []
        return self._bytes

    def getvalue(self):
        self._check()
        return self._whole()

    def write(self, b, /):
        self._check()
        b = _bytes_of(b)
        if not b:
            return 0
        if self._place == -1:
            self._pieces.append(b)
            return len(b)
        whole = self._whole()
        place = self._place
        if place > len(whole):
            whole += b'\0' * (place - len(whole))
        if place == len(whole):
            self._bytes = whole
            self._pieces.append(b)
            self._place = -1
        else:
            self._bytes = whole[:place] + b + whole[place + len(b):]
            self._place = place + len(b)
        return len(b)

    def _at(self):
        if self._place == -1:
            self._place = len(self._whole())
        return self._place

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        whole = self._whole()
        place = self._at()
        end = len(whole) if size is None else place + size
        self._place = max(place, min(end, len(whole)))
        return whole[place:end]

    read1 = read

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        whole = self._whole()
        place = self._at()
        end = whole.find(b'\n', place) + 1 or len(whole)
        if size is not None:
            end = min(end, place + size)
        self._place = max(place, end)
        return whole[place:end]

    def tell(self):
        self._check()
        return self._at()

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError(f'negative seek value {pos}')
        elif whence == 1:
            pos = max(0, self._at() + pos)
        elif whence == 2:
            pos = max(0, len(self._whole()) + pos)
        else:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        self._place = pos
        return pos

    def truncate(self, size=None, /):
        self._check()
        place = self._at()
        if size is None:
            size = place
        if size < 0:
            raise ValueError(f'negative size value {size}')
        self._bytes = self._whole()[:size]
        return size

    def readable(self):
        self._check()
        return True

    writable = seekable = readable
