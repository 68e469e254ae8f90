"""Files in memory, which travel with the program.

The paths of a program are its own: there is nothing of the host's behind them.
"""

import io

_FOLDERS = {'/', ''}
_contents = {}


def _normal(path):
    path = getattr(path, '__fspath__', lambda: path)()
    if isinstance(path, bytes):
        path = path.decode('utf-8')
    if not isinstance(path, str):
        raise TypeError(
            f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    if '\0' in path:
        raise ValueError('embedded null character')
    parts = []
    for part in path.split('/'):
        if part == '..':
            if parts:
                parts.pop()
        elif part not in ('', '.'):
            parts.append(part)
    return '/'.join(parts)


class _Contents:
    """What is in a file, for all that have it open."""

    __slots__ = ('data',)

    def __init__(self):
        self.data = b''


class _BinaryFile(io.BytesIO):
    """A file opened in a binary mode."""

    def __init__(self, contents, path, mode):
        super().__init__(b'' if 'w' in mode else contents.data)
        self._contents = contents
        self.name = path
        self.mode = mode
        self._reads = 'r' in mode or '+' in mode
        self._writes = mode[:1] in 'wax' or '+' in mode
        self._appends = 'a' in mode
        if self._appends:
            self.seek(0, 2)
        self.flush()

    def __repr__(self):
        return f"<_io.BufferedRandom name={self.name!r}>"

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def _may_read(self):
        if self.closed:
            raise ValueError('read of closed file')
        if not self._reads:
            raise io.UnsupportedOperation('read')

    def read(self, size=-1, /):
        self._may_read()
        return super().read(size)

    def readline(self, size=-1, /):
        self._may_read()
        return super().readline(size)

    def write(self, b, /):
        if self.closed:
            raise ValueError('write to closed file')
        if not self._writes:
            raise io.UnsupportedOperation('write')
        if self._appends:
            self.seek(0, 2)
        return super().write(b)

    def truncate(self, size=None, /):
        if not self._writes:
            raise io.UnsupportedOperation('truncate')
        return super().truncate(size)

    def flush(self):
        if self._writes and not self.closed:
            self._contents.data = self.getvalue()

    def close(self):
        self.flush()
        super().close()


class _TextFile(io.StringIO):
    """A file opened in a text mode."""

    def __init__(self, contents, path, mode, encoding, errors, newline):
        self.encoding = encoding
        self.errors = errors
        text = '' if 'w' in mode else contents.data.decode(encoding, errors)
        if newline is None:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        super().__init__('', '\n' if newline is None else newline)
        # As it is: only what is written is translated.
        self._text = text
        self._contents = contents
        self.name = path
        self.mode = mode
        self._reads = 'r' in mode or '+' in mode
        self._writes = mode[:1] in 'wax' or '+' in mode
        self._appends = 'a' in mode
        self._changed = 'w' in mode
        if self._appends:
            self.seek(0, 2)
        self.flush()

    def __repr__(self):
        return (f'<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} '
                f'encoding={self.encoding!r}>')

    def _check(self):
        if self._is_closed:
            raise ValueError('I/O operation on closed file.')

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def _may_read(self):
        self._check()
        if not self._reads:
            raise io.UnsupportedOperation('not readable')

    def read(self, size=-1, /):
        self._may_read()
        return super().read(size)

    def readline(self, size=-1, /):
        self._may_read()
        return super().readline(size)

    def write(self, s, /):
        self._check()
        if not self._writes:
            raise io.UnsupportedOperation('not writable')
        if not isinstance(s, str):
            raise TypeError(f'write() argument must be str, not {type(s).__name__}')
        if self._appends:
            self.seek(0, 2)
        self._changed = True
        return super().write(s)

    def truncate(self, size=None, /):
        if not self._writes:
            raise io.UnsupportedOperation('truncate')
        self._changed = True
        return super().truncate(size)

    def flush(self):
        if self._changed and not self.closed:
            self._contents.data = self.getvalue().encode(self.encoding, self.errors)

    def close(self):
        self.flush()
        super().close()


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
         opener=None):
    if isinstance(file, int):
        raise OSError(9, 'Bad file descriptor')
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    kinds = set(mode)
    if kinds - set('rwaxbt+') or len(mode) > len(kinds):
        raise ValueError(f'invalid mode: {mode!r}')
    if 't' in kinds and 'b' in kinds:
        raise ValueError("can't have text and binary mode at once")
    if len(kinds & set('rwax')) != 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    binary = 'b' in kinds
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if binary and errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if binary and newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")
    if newline not in (None, '', '\n', '\r', '\r\n'):
        raise ValueError(f'illegal newline value: {newline}')
    path = _normal(file)
    contents = _contents.get(path)
    if path in _FOLDERS:
        raise IsADirectoryError(21, 'Is a directory', file)
    if 'x' in kinds and contents is not None:
        raise FileExistsError(17, 'File exists', file)
    if contents is None:
        if 'r' in kinds:
            raise FileNotFoundError(2, 'No such file or directory', file)
        contents = _contents[path] = _Contents()
    if binary:
        return _BinaryFile(contents, file, mode)
    return _TextFile(contents, file, mode, encoding or 'utf-8', errors or 'strict', newline)
