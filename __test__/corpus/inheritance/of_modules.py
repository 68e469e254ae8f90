# Classes derived from the type of modules.
import sys
import types


class Lazy(types.ModuleType):
    kind = 'own'

    def __init__(self, name, size=1):
        super().__init__(name, 'made by hand')
        self.size = size

    def __getattr__(self, name):
        if name == 'later':
            self.later = 'computed'
            return self.later
        raise AttributeError(f'no {name} here')


lazy = Lazy('mine', 3)
print(lazy, lazy.size, lazy.kind, lazy.__name__, lazy.__doc__)
print(lazy.later, lazy.__dict__['later'], isinstance(lazy, types.ModuleType))
print(dir(lazy))
try:
    lazy.never
except AttributeError as error:
    print(error)


class Plain(types.ModuleType):
    pass


plain = Plain('plain')
for attempt in ('plain.nothing', 'Plain()', 'Plain(5)', 'setattr(plain, "__dict__", {})'):
    try:
        eval(attempt)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
plain.value = 42
sys.modules['plain'] = plain
from plain import value
import plain as again
print(value, again is plain)

empty = types.ModuleType.__new__(types.ModuleType)
print(empty, empty.__dict__, hasattr(empty, '__name__'))
empty.__init__('filled')
print(empty, sorted(empty.__dict__))
