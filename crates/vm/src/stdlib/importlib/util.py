"""Questions about modules.

Source of the behaviour: Python library reference, "importlib.util".
"""

import sys

from importlib.machinery import ModuleSpec

__all__ = ['find_spec', 'module_from_spec', 'resolve_name', 'spec_from_loader']


def _absolute(name, package):
    level = len(name) - len(name.lstrip('.'))
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ImportError('attempted relative import beyond top-level package')
    rest = name[level:]
    return f'{parts[0]}.{rest}' if rest else parts[0]


def resolve_name(name, package):
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(
            f'no package specified for {name!r} (required for relative module names)')
    return _absolute(name, package)


def _text_of(name):
    """The file and the text of a module that the host provides."""
    sources = _machine('sources')
    if sources is not None:
        path = name.replace('.', '/')
        for file in path + '/__init__.py', path + '.py':
            if file in sources:
                return file, sources[file]
    return None, None


def find_spec(name, package=None):
    name = resolve_name(name, package)
    parent, _, child = name.rpartition('.')
    if parent:
        container = __import__(parent, fromlist=['__path__'])
        if not hasattr(container, '__path__'):
            raise ModuleNotFoundError(
                f'__path__ attribute not found on {parent!r} while trying to find {name!r}',
                name=name)
    if name in sys.modules:
        module = sys.modules[name]
        if module is None:
            return None
        return ModuleSpec(
            name, None, origin=getattr(module, '__file__', None),
            is_package=hasattr(module, '__path__'))
    file, text = _text_of(name)
    if text is not None:
        return ModuleSpec(name, None, origin=file, is_package=file.endswith('/__init__.py'))
    sources = _machine('sources')
    start = name.replace('.', '/') + '/'
    if sources is not None and any(known.startswith(start) for known in sources):
        return ModuleSpec(name, None, is_package=True)
    kind = _find_library(name)
    if kind is None or name.startswith('_'):
        return None
    return ModuleSpec(name, None, origin='built-in', is_package=kind == 'package')


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def module_from_spec(spec):
    module = type(sys)(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    return module
