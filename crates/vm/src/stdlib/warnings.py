"""Warnings.

Source of the behaviour: Python library reference, "warnings". Activations of library modules do
not count for `stacklevel`.
"""

__all__ = ['catch_warnings', 'deprecated', 'filterwarnings', 'formatwarning', 'resetwarnings',
           'showwarning', 'simplefilter', 'warn', 'warn_explicit']

import sys as _sys

# What is done with a warning: action, pattern of the message, category, pattern of the module,
# line. The first that fits holds.
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
defaultaction = 'default'
onceregistry = {}
# Registries hold the number of the filters that they were filled under; when it changes, they are
# out of date.
_version = 0
_ACTIONS = ('error', 'ignore', 'always', 'all', 'default', 'module', 'once')


class WarningMessage:
    """A warning that was recorded."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, '
                f'filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}')


def formatwarning(message, category, filename, lineno, line=None):
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line is None:
        line = _source_line(filename, lineno)
        # A line that is there is shown even when it is empty.
        return text if line is None else f'{text}  {line}\n'
    return f'{text}  {line.strip()}\n' if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    if file is None:
        file = _sys.stderr
        if file is None:
            return
    file.write(formatwarning(message, category, filename, lineno, line))


def _check(action, category):
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    import re
    _check(action, category)
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')
    _add((action, re.compile(message, re.I) if message else None, category,
          re.compile(module) if module else None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check(action, category)
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')
    _add((action, None, category, None, lineno), append)


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _changed()


def _changed():
    global _version
    _version += 1


def resetwarnings():
    filters[:] = []
    _changed()


def _caller(stacklevel, prefixes):
    """The globals, file and line of the activation that a warning is about."""
    if not prefixes:
        return _place(max(stacklevel, 1) - 1)
    number = 0
    place = _place(0)
    for _ in range(max(stacklevel, 2) - 1):
        number += 1
        place = _place(number)
        while place is not None and place[1].startswith(prefixes):
            number += 1
            place = _place(number)
        if place is None:
            break
    return place


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    elif not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("warn() argument 'skip_file_prefixes' must be tuple, not "
                        + type(skip_file_prefixes).__name__)
    place = _caller(stacklevel, skip_file_prefixes)
    if place is None:
        namespace, filename, lineno = vars(_sys), '<sys>', 0
    else:
        namespace, filename, lineno = place
    module = namespace.get('__name__', '<string>')
    registry = namespace.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, module, registry, source=source)


def _known(registry, key, put=False):
    """Whether a warning was shown; put: from now on it was."""
    if registry.get('version') != _version:
        registry.clear()
        registry['version'] = _version
    elif registry.get(key):
        return True
    if put:
        registry[key] = True
    return False


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    if module is None:
        module = filename.removesuffix('.py') if filename else '<unknown>'
    if isinstance(message, Warning):
        text = str(message)
        category = type(message)
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry is not None and _known(registry, key):
        return
    action, item = defaultaction, None
    for item in filters:
        kind, pattern, wanted, where, line = item
        if ((pattern is None or pattern.match(text)) and issubclass(category, wanted)
                and (where is None or (where == module if isinstance(where, str)
                                       else where.match(module)))
                and (line == 0 or line == lineno)):
            action = kind
            break
    if action == 'error':
        raise message
    if action == 'ignore':
        return
    if action not in ('always', 'all'):
        # Without a registry nothing is remembered.
        if registry is not None:
            registry[key] = True
        if action == 'once':
            if _known(onceregistry if registry is None else registry, (text, category), True):
                return
        elif action == 'module':
            if registry is not None and _known(registry, (text, category), True):
                return
        elif action != 'default':
            raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n {item!r}')
    _show(WarningMessage(message, category, filename, lineno, source=source))


def _show(record):
    _sys.modules['warnings'].showwarning(
        record.message, record.category, record.filename, record.lineno, record.file, record.line)


class catch_warnings:
    """Filters and `showwarning` are as before when the block is left."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        return 'catch_warnings(record=True)' if self._record else 'catch_warnings()'

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        module = _sys.modules['warnings']
        self._saved = (filters[:], module.showwarning)
        _changed()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        log = []

        def record(message, category, filename, lineno, file=None, line=None):
            log.append(WarningMessage(message, category, filename, lineno, file, line))

        module.showwarning = record
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        module = _sys.modules['warnings']
        filters[:], module.showwarning = self._saved
        _changed()


class deprecated:
    """Marks a class or function; using it warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError('Expected an object of type str for \'message\', not '
                            f'{type(message).__name__!r}')
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category = self.message, self.category
        if category is None:
            arg.__deprecated__ = message
            return arg
        level = self.stacklevel
        if isinstance(arg, type):
            original = arg.__new__

            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(message, category=category, stacklevel=level)
                if original is not object.__new__:
                    return original(cls, *args, **kwargs)
                if (args or kwargs) and cls.__init__ is object.__init__:
                    raise TypeError(f'{cls.__name__}() takes no arguments')
                return original(cls)

            inherited = arg.__init_subclass__
            # One that the program wrote is a bound method.
            inherited = getattr(inherited, '__func__', inherited)
            own = inherited is not arg.__init_subclass__

            def __init_subclass__(cls, *args, **kwargs):
                warn(message, category=category, stacklevel=level)
                if own:
                    return inherited(cls, *args, **kwargs)
                return inherited(*args, **kwargs)

            arg.__new__ = staticmethod(__new__)
            arg.__init_subclass__ = classmethod(__init_subclass__)
            arg.__deprecated__ = __new__.__deprecated__ = message
            __init_subclass__.__deprecated__ = message
            return arg
        if not callable(arg):
            raise TypeError('@deprecated decorator with non-None category must be applied to a '
                            f'class or callable, not {arg!r}')
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper
