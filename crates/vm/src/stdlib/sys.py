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


def displayhook(value, /):
    if value is None:
        return
    import builtins
    builtins._ = None
    print(repr(value))
    builtins._ = value


def exit(status=None):
    raise SystemExit(status)
