"""Variables whose values depend on the task.

Source of the behaviour: Python library reference, "contextvars". A context holds its values in a
dict, which it shares with its copies until one of them changes it.
"""

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')

from _generic import GenericAlias

_missing = object()


class Context:
    """Values of context variables."""
    __static_type__ = '_contextvars'

    __slots__ = ('_values', '_entered', '_shared')

    def __init__(self):
        self._values = {}
        self._entered = False
        # Whether another context may have the same dict.
        self._shared = False

    def run(self, callable, *args, **kwargs):
        if self._entered:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        outer = _running.context
        self._entered = True
        _running.context = self
        try:
            return callable(*args, **kwargs)
        finally:
            _running.context = outer
            self._entered = False

    def copy(self):
        twin = _new(Context)
        twin._values = self._values
        twin._entered = False
        self._shared = twin._shared = True
        return twin

    def _own(self):
        """The values, to change them."""
        if self._shared:
            self._values = self._values.copy()
            self._shared = False
        return self._values

    def __getitem__(self, var):
        _check_key(var)
        return self._values[var]

    def __contains__(self, var):
        _check_key(var)
        return var in self._values

    def get(self, var, default=None):
        _check_key(var)
        return self._values.get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


def _run(context, callable, args):
    """As `context.run`, for the event loop."""
    if context.__class__ is not Context or context._entered:
        return context.run(callable, *args)
    running = _running
    outer = running.context
    context._entered = True
    running.context = context
    try:
        if not args:
            return callable()
        return callable(*args)
    finally:
        running.context = outer
        context._entered = False


def _check_key(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f'a ContextVar key was expected, got {var!r}')


class _Running:
    """Knows which context the program is in."""
    __slots__ = ('context',)


_new = object.__new__
_running = _Running()
_running.context = Context()


class ContextVar:
    """A variable whose value depends on the context."""
    __static_type__ = '_contextvars'

    __slots__ = ('_name', '_default')

    def __init__(self, name, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self._name = name
        self._default = default

    __class_getitem__ = classmethod(GenericAlias)

    @property
    def name(self):
        return self._name

    def __repr__(self):
        default = '' if self._default is _missing else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    def get(self, default=_missing, /):
        value = _running.context._values.get(self, _missing)
        if value is not _missing:
            return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        context = _running.context
        token = Token(context, self, context._values.get(self, _missing))
        context._own()[self] = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        context = _running.context
        if token._context is not context:
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        if token._old is _missing:
            context._own().pop(self, None)
        else:
            context._own()[self] = token._old


class _Missing:
    def __repr__(self):
        return '<Token.MISSING>'


class Token:
    """What `ContextVar.set` gives, to undo it."""
    __static_type__ = '_contextvars'

    __slots__ = ('_context', '_var', '_old', '_used')

    MISSING = _Missing()

    def __init__(self, context, var, old):
        self._context = context
        self._var = var
        self._old = old
        self._used = False

    __class_getitem__ = classmethod(GenericAlias)

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return Token.MISSING if self._old is _missing else self._old

    def __repr__(self):
        used = ' used' if self._used else ''
        return f'<Token{used} var={self._var!r} at {id(self):#x}>'

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._var.reset(self)


def copy_context():
    return _running.context.copy()
