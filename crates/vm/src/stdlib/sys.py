"""What a program may know of its interpreter."""

modules = _machine('modules')


class _Output:
    """A stream that the host reads."""

    encoding = 'utf-8'
    errors = 'strict'
    newlines = None
    line_buffering = True
    closed = False
    mode = 'w'

    def __init__(self, name, is_error):
        self.name = name
        self._is_error = is_error

    def __repr__(self):
        return f"<_io.TextIOWrapper name='{self.name}' mode='w' encoding='utf-8'>"

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        _write(str(text), self._is_error)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return True

    def seekable(self):
        return False

    def fileno(self):
        raise OSError('the streams of a program are not files of an operating system')

    def reconfigure(self, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


stdout = __stdout__ = _Output('<stdout>', False)
stderr = __stderr__ = _Output('<stderr>', True)
stdin = __stdin__ = None
_set_streams(globals(), stdout)

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
