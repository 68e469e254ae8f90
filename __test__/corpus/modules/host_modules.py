# Modules that the host provides: packages, relative imports, aliases, stars, one import only.
import tools
import pkg.inner.deep as deep
from pkg import first, helper as h
from pkg.inner import *
from tools import double, NAMES as names
import tools as again

print(tools.double(4), double(5), names, again is tools)
print(deep.where, deep.up(), first, h.help_me())
print(exported, 'hidden' in globals(), '_private' in globals())
print(tools.__name__, tools.__file__, tools.__package__ == '', tools.__doc__)
import pkg
print(pkg.__name__, pkg.__package__, pkg.inner.__package__, pkg.inner.deep.__name__)
print(pkg.inner.deep is deep, pkg.helper is h)
import sys
print('pkg.inner.deep' in sys.modules, sys.modules['tools'] is tools)
try:
    tools.missing
except AttributeError as error:
    print(error)
try:
    from tools import missing
except ImportError as error:
    print(type(error).__name__, error, error.name, error.path)
try:
    import pkg.nothing
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import tools.sub
except ModuleNotFoundError as error:
    print(error, error.name)
print(repr(pkg.inner.lazy), pkg.inner.lazy)
# ==> tools.py
"""Tools."""
print('tools runs')
NAMES = ['a', 'b']
def double(n):
    return 2 * n
# ==> pkg/__init__.py
print('pkg runs')
first = 1
from . import helper
# ==> pkg/helper.py
from . import first
def help_me():
    return ('helped', first)
# ==> pkg/inner/__init__.py
__all__ = ['exported', 'deep']
exported = 'yes'
hidden = 'no'
_private = 0
def __getattr__(name):
    if name == 'lazy':
        return 'made on demand'
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
# ==> pkg/inner/deep.py
from ..helper import help_me
from .. import helper as other
where = __name__
def up():
    return help_me(), other.help_me()
