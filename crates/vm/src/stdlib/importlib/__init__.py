"""Importing by name.

Source of the behaviour: Python library reference, "importlib".
"""

import sys

from importlib.util import _absolute, _text_of

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

_builtin_import = __import__


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    return _builtin_import(name, {} if globals is None else globals, locals, fromlist, level)


def import_module(name, package=None):
    if name.startswith('.'):
        if not package:
            raise TypeError(
                "the 'package' argument is required to perform a relative import for "
                f'{name!r}')
        name = _absolute(name, package)
    _builtin_import(name, {})
    return sys.modules[name]


def invalidate_caches():
    pass


def reload(module):
    if not isinstance(module, type(sys)):
        raise TypeError('reload() argument must be a module')
    name = module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    file, text = _text_of(name)
    if text is not None:
        _load_text(text, file, 'module', module.__dict__)()
    elif _find_library(name) in ('frozen', 'package'):
        _load_frozen(name, module.__dict__)()
    return sys.modules[name]
