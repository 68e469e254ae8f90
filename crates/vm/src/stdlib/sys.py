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


def __excepthook__(exctype, value, traceback, /):
    if not isinstance(value, BaseException):
        stderr.write(f'TypeError: print_exception(): Exception expected for value, '
                     f'{type(value).__name__} found\n')
        return
    if value.__traceback__ is None:
        value.__traceback__ = traceback
    texts = []
    for part in _report_needs(value):
        ask = exception_text if isinstance(part, BaseException) else note_text
        texts.append((part, ask(part)))
    text = _report(value, texts)
    stderr.write(text if text.endswith('\n') else text + '\n')


excepthook = __excepthook__


# What the program asked for; how deep it may go is the host's to say.
_recursion_limit = None


def getrecursionlimit():
    try:
        limit = _recursion_limit
    except NameError:
        # The program fell asleep with a module that had no such variable.
        limit = None
    return _machine('recursion') if limit is None else limit


def setrecursionlimit(limit, /):
    global _recursion_limit
    index = getattr(type(limit), '__index__', None)
    if index is None:
        raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
    limit = index(limit)
    if not -0x8000_0000 <= limit < 0x8000_0000:
        raise OverflowError('Python int too large to convert to C int')
    if limit < 1:
        raise ValueError('recursion limit must be greater or equal than 1')
    _recursion_limit = limit


def get_int_max_str_digits():
    return _int_digits()


def set_int_max_str_digits(maxdigits):
    # Programs that fell asleep with this module have no other function to ask.
    index = getattr(type(maxdigits), '__index__', None)
    if index is None:
        raise TypeError(
            f"'{type(maxdigits).__name__}' object cannot be interpreted as an integer")
    digits = index(maxdigits)
    if not -0x8000_0000 <= digits < 0x8000_0000:
        raise OverflowError('Python int too large to convert to C int')
    if digits != 0 and digits < 640:
        raise ValueError('maxdigits must be >= 640 or 0 for unlimited')
    _int_digits(digits)


def getdefaultencoding():
    return 'utf-8'


def getfilesystemencoding():
    return 'utf-8'


def intern(string):
    if type(string) is not str:
        raise TypeError(f'intern() argument must be str, not {type(string).__name__}')
    return string


def displayhook(value, /):
    if value is None:
        return
    import builtins
    builtins._ = None
    print(repr(value))
    builtins._ = value


def exit(status=None):
    raise SystemExit(status)


# What few programs look at is made when it is first asked for.
_INFOS = {
    'version_info': {'major': 3, 'minor': 14, 'micro': 0, 'releaselevel': 'final', 'serial': 0},
    'flags': {
        'debug': 0, 'inspect': 0, 'interactive': 0, 'optimize': 0, 'dont_write_bytecode': 1,
        'no_user_site': 0, 'no_site': 0, 'ignore_environment': 1, 'verbose': 0,
        'bytes_warning': 0, 'quiet': 0, 'hash_randomization': 0, 'isolated': 1,
        'dev_mode': False, 'utf8_mode': 1, 'warn_default_encoding': 0, 'safe_path': True,
        'int_max_str_digits': 4300},
    'int_info': {
        'bits_per_digit': 30, 'sizeof_digit': 4, 'default_max_str_digits': 4300,
        'str_digits_check_threshold': 640},
    'float_info': {
        'max': 1.7976931348623157e+308, 'max_exp': 1024, 'max_10_exp': 308,
        'min': 2.2250738585072014e-308, 'min_exp': -1021, 'min_10_exp': -307, 'dig': 15,
        'mant_dig': 53, 'epsilon': 2.220446049250313e-16, 'radix': 2, 'rounds': 1},
    'hash_info': {
        'width': 64, 'modulus': 2305843009213693951, 'inf': 314159, 'nan': 0, 'imag': 1000003,
        'algorithm': 'fixed', 'hash_bits': 64, 'seed_bits': 0, 'cutoff': 0},
}


def __getattr__(name):
    if name in _INFOS:
        value = globals()[name] = _info(name, _INFOS[name])
        return value
    raise AttributeError(f"module 'sys' has no attribute {name!r}")


def _info(title, fields):
    """A tuple whose items have names."""
    def show(self):
        parts = [f'{name}={value!r}' for name, value in zip(names, self)]
        return f'sys.{title}({', '.join(parts)})'

    names = list(fields)
    namespace = {'__slots__': (), '__module__': 'sys', '__repr__': show}
    for place, name in enumerate(names):
        namespace[name] = property(lambda self, place=place: tuple.__getitem__(self, place))
    return tuple.__new__(type(title, (tuple,), namespace), fields.values())
