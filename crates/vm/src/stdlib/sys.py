"""What a program may know of its interpreter."""

modules = _machine('modules')

version = '3.14.0 (Diapause)'
version_info = (3, 14, 0, 'final', 0)
hexversion = 0x030e00f0
maxsize = 9223372036854775807
maxunicode = 1114111
byteorder = 'little'
platform = 'diapause'
argv = ['main.py']
path = ['']
builtin_module_names = ('builtins', 'math', 'sys', 'typing')
float_repr_style = 'short'


class _Stream:
    # Where what is printed goes; the host gets it.
    encoding = 'utf-8'
    errors = 'strict'
    newlines = None
    closed = False
    line_buffering = True

    def __init__(self, name, is_error):
        self.name = name
        self.mode = 'w'
        self._is_error = is_error

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f'write() argument must be str, not {type(s).__name__}')
        if self._is_error:
            _write_error(s)
        else:
            _write(s)
        return len(s)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True

    def readable(self):
        return False

    def fileno(self):
        return 2 if self._is_error else 1

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode='w' encoding='utf-8'>"


stdout = __stdout__ = _Stream('<stdout>', False)
stderr = __stderr__ = _Stream('<stderr>', True)


def exc_info():
    handled = _machine('handled')
    if handled is None:
        return (None, None, None)
    return (type(handled), handled, handled.__traceback__)


def exception():
    return _machine('handled')


def intern(string):
    if type(string) is not str:
        raise TypeError(f'intern() argument must be str, not {type(string).__name__}')
    return string


def exit(status=None):
    raise SystemExit(status)
