"""Type parameters, type aliases and generic classes: what the language itself makes of them."""


class _NoDefault:
    def __repr__(self):
        return 'typing.NoDefault'

    def __reduce__(self):
        return 'NoDefault'


NoDefault = _NoDefault()


def _type_repr(item):
    if item is ...:
        return '...'
    if isinstance(item, list):
        return '[' + ', '.join([_type_repr(x) for x in item]) + ']'
    if isinstance(item, tuple):
        return '(' + ', '.join([_type_repr(x) for x in item]) + ')'
    if isinstance(item, type):
        if item is type(None):
            return 'None'
        if item.__module__ == 'builtins':
            return item.__qualname__
        return item.__module__ + '.' + item.__qualname__
    return repr(item)


def _lazy(owner, name):
    # A value that a function of the program gives when it is first asked for.
    value = owner._values.get(name, NoDefault)
    if value is NoDefault and name in owner._evaluators:
        value = owner._evaluators[name](1)
        owner._values[name] = value
    return value


class _Union:
    def __init__(self, args):
        found = []
        for arg in args:
            if isinstance(arg, _Union):
                parts = arg.__args__
            else:
                parts = (type(None) if arg is None else arg,)
            for part in parts:
                if part not in found:
                    found.append(part)
        self.__args__ = tuple(found)

    def __repr__(self):
        return ' | '.join([_type_repr(arg) for arg in self.__args__])

    def __or__(self, other):
        return _Union((self, other))

    def __ror__(self, other):
        return _Union((other, self))

    def __eq__(self, other):
        if not isinstance(other, _Union):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))


class _Parameter:
    def __or__(self, other):
        return _Union((self, other))

    def __ror__(self, other):
        return _Union((other, self))

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        if self.__covariant__:
            return '+' + self.__name__
        if self.__contravariant__:
            return '-' + self.__name__
        return '~' + self.__name__

    @property
    def __default__(self):
        return _lazy(self, 'default')

    @property
    def evaluate_default(self):
        return self._evaluators.get('default')

    def has_default(self):
        return 'default' in self._values or 'default' in self._evaluators

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of ' + type(self).__name__)


class TypeVar(_Parameter):
    __module__ = 'typing'

    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if infer_variance and (covariant or contravariant):
            raise ValueError('Variance cannot be specified with infer_variance.')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        self.__name__ = name
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._evaluators = {}
        self._values = {'bound': bound, 'constraints': constraints}
        if default is not NoDefault:
            self._values['default'] = default

    @property
    def __bound__(self):
        return _lazy(self, 'bound')

    @property
    def __constraints__(self):
        return _lazy(self, 'constraints')

    @property
    def evaluate_bound(self):
        return self._evaluators.get('bound')

    @property
    def evaluate_constraints(self):
        return self._evaluators.get('constraints')


class _Marker:
    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name

    def __repr__(self):
        return self.__origin__.__name__ + '.' + self._name

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ is other.__origin__

    def __hash__(self):
        return hash((self.__origin__, self._name))


class ParamSpecArgs(_Marker):
    __module__ = 'typing'


class ParamSpecKwargs(_Marker):
    __module__ = 'typing'


class ParamSpec(_Parameter):
    __module__ = 'typing'

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._evaluators = {}
        self._values = {}
        if default is not NoDefault:
            self._values['default'] = default

    @property
    def args(self):
        return ParamSpecArgs(self, 'args')

    @property
    def kwargs(self):
        return ParamSpecKwargs(self, 'kwargs')


class _Unpacked:
    def __init__(self, origin):
        self.__origin__ = origin
        self.__args__ = (origin,)

    def __repr__(self):
        return 'typing.Unpack[' + _type_repr(self.__origin__) + ']'

    def __eq__(self, other):
        if not isinstance(other, _Unpacked):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __hash__(self):
        return hash(('Unpack', self.__origin__))


class TypeVarTuple(_Parameter):
    __module__ = 'typing'

    def __init__(self, name, *, default=NoDefault):
        self.__name__ = name
        self._evaluators = {}
        self._values = {}
        if default is not NoDefault:
            self._values['default'] = default

    def __iter__(self):
        yield _Unpacked(self)

    def __repr__(self):
        return self.__name__


def _parameters_of(args):
    found = []
    for arg in args:
        if isinstance(arg, _Unpacked):
            arg = arg.__origin__
        if isinstance(arg, _Parameter):
            if arg not in found:
                found.append(arg)
        elif isinstance(arg, (list, tuple)):
            found += [p for p in _parameters_of(arg) if p not in found]
        elif not isinstance(arg, type):
            inner = getattr(arg, '__parameters__', None)
            if inner is None and isinstance(arg, _Union):
                inner = _parameters_of(arg.__args__)
            if isinstance(inner, tuple):
                found += [p for p in inner if p not in found]
    return tuple(found)


def _substitute(arg, values):
    if isinstance(arg, _Parameter):
        return values.get(arg, arg)
    if isinstance(arg, list):
        return [_substitute(x, values) for x in arg]
    if isinstance(arg, _Union):
        return _Union([_substitute(x, values) for x in arg.__args__])
    if isinstance(arg, _GenericAlias):
        return _GenericAlias(
            arg.__origin__, tuple([_substitute(x, values) for x in arg.__args__]))
    return arg


def _bind(what, params, args):
    # The values of type parameters.
    spread = [i for i, p in enumerate(params) if isinstance(p, TypeVarTuple)]
    needed = len([p for p in params if not isinstance(p, TypeVarTuple) and not p.has_default()])
    if len(args) < needed or (len(args) > len(params) and not spread):
        expected = len(params)
        word = 'many'
        if len(args) < needed:
            word = 'few'
            expected = f'at least {needed}' if spread or needed != len(params) else needed
        raise TypeError(
            f'Too {word} arguments for {what}; actual {len(args)}, expected {expected}')
    values = {}
    args = list(args)
    for i, param in enumerate(params):
        if isinstance(param, TypeVarTuple):
            rest = len(params) - i - 1
            take = max(len(args) - rest, 0)
            values[param] = args[:take]
            args = args[take:]
        elif args:
            values[param] = args.pop(0)
        else:
            values[param] = param.__default__
    return values


class _GenericAlias:
    __module__ = 'typing'

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters_of(args)

    def __repr__(self):
        origin = self.__origin__
        name = origin.__name__ if isinstance(origin, TypeAliasType) else _type_repr(origin)
        args = ', '.join([_type_repr(arg) for arg in self.__args__])
        return name + '[' + (args or '()') + ']'

    def __call__(self, *args, **keywords):
        made = self.__origin__(*args, **keywords)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        if not self.__parameters__:
            raise TypeError(f'{self!r} is not a generic class')
        values = _bind(repr(self), self.__parameters__, args)
        return _GenericAlias(
            self.__origin__, tuple([_substitute(arg, values) for arg in self.__args__]))

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, TypeAliasType):
            raise TypeError('Cannot subclass an instance of TypeAliasType')
        return (self.__origin__,)

    def __or__(self, other):
        return _Union((self, other))

    def __ror__(self, other):
        return _Union((other, self))

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __iter__(self):
        yield _Unpacked(self)


class TypeAliasType:
    __module__ = 'typing'

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = type_params
        self._values = {'value': value}
        self._evaluators = {}

    @property
    def __value__(self):
        return _lazy(self, 'value')

    @property
    def evaluate_value(self):
        return self._evaluators.get('value')

    @property
    def __parameters__(self):
        return _parameters_of(self.__type_params__)

    def __repr__(self):
        return self.__name__

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        return _GenericAlias(self, args if isinstance(args, tuple) else (args,))

    def __or__(self, other):
        return _Union((self, other))

    def __ror__(self, other):
        return _Union((other, self))

    def __iter__(self):
        yield _Unpacked(self)

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of TypeAliasType')


class Generic:
    __module__ = 'typing'

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        if cls is Generic:
            if not args:
                raise TypeError('Parameter list to Generic[...] cannot be empty')
            for arg in args:
                if not isinstance(arg, (_Parameter, _Unpacked)):
                    raise TypeError(
                        'Parameters to Generic[...] must all be type variables or parameter '
                        'specification variables.')
            return _GenericAlias(cls, args)
        params = getattr(cls, '__parameters__', ())
        if not params:
            raise TypeError(f'{cls!r} is not a generic class')
        values = _bind(repr(cls), params, args)
        if len(args) < len(params) and not any([isinstance(p, TypeVarTuple) for p in params]):
            args = tuple([values[p] for p in params])
        return _GenericAlias(cls, args)
