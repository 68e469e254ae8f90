"""Type parameters, type aliases and generic classes: what the language itself makes of them."""

from _generic import GenericAlias, Union, bind, parameters_of, spread, substitute, type_repr


class _NoDefaultType:
    __module__ = 'typing'
    __slots__ = ()

    def __repr__(self):
        return 'typing.NoDefault'

    def __reduce__(self):
        return 'NoDefault'


NoDefault = _NoDefaultType()
_NoDefaultType.__name__ = _NoDefaultType.__qualname__ = 'NoDefaultType'


def _lazy(owner, name):
    # A value that a function of the program gives when it is first asked for.
    value = owner._values.get(name, NoDefault)
    if value is NoDefault and name in owner._evaluators:
        value = owner._evaluators[name](1)
        owner._values[name] = value
    return value


def convert(arg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        from annotationlib import ForwardRef
        return ForwardRef(arg)
    return arg


def check(arg, words):
    from typing import _type_check
    return _type_check(arg, words)


class _Parameter:
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

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
        return self._evaluator('default')

    def _evaluator(self, name):
        found = self._evaluators.get(name)
        if found is None:
            value = self._values.get(name, NoDefault)
            if value is NoDefault or value is None or value == ():
                return None
            return lambda format, /: value
        return found

    def has_default(self):
        return 'default' in self._values or 'default' in self._evaluators

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of ' + type(self).__name__)

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _module():
    return _machine('program_globals').get('__name__')


def _needed(parameters):
    return len(
        [p for p in parameters if not p.has_default() and not isinstance(p, TypeVarTuple)])


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
        if bound is not None and not isinstance(bound, type):
            bound = check(bound, 'Bound must be a type.')
        self.__name__ = name
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._evaluators = {}
        self._values = {'bound': bound, 'constraints': constraints}
        if default is not NoDefault:
            self._values['default'] = default
        self.__module__ = _module()

    @property
    def __bound__(self):
        return _lazy(self, 'bound')

    @property
    def __constraints__(self):
        return _lazy(self, 'constraints')

    @property
    def evaluate_bound(self):
        return self._evaluator('bound')

    @property
    def evaluate_constraints(self):
        return self._evaluator('constraints')

    def __typing_subst__(self, arg):
        if isinstance(arg, type):
            return arg
        arg = check(arg, 'Parameters to generic types must be types.')
        if isinstance(arg, _UnpackGenericAlias) or (
                isinstance(arg, GenericAlias) and arg.__unpacked__):
            raise TypeError(f'{arg} is not valid as type argument')
        return arg

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        place = parameters.index(self)
        if place < len(args):
            return args
        if place == len(args) and self.has_default():
            return (*args, self.__default__)
        raise TypeError(
            f'Too few arguments for {alias}; actual {len(args)}, expected at least '
            f'{_needed(parameters)}')


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

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of ' + type(self).__name__)


class ParamSpecArgs(_Marker):
    __module__ = 'typing'

    def __init__(self, origin):
        super().__init__(origin, 'args')


class ParamSpecKwargs(_Marker):
    __module__ = 'typing'

    def __init__(self, origin):
        super().__init__(origin, 'kwargs')


def is_parameter_expression(arg):
    return (
        arg is ... or isinstance(arg, (tuple, list, ParamSpec))
        or type(arg).__name__ == '_ConcatenateGenericAlias'
    )


class ParamSpec(_Parameter):
    __module__ = 'typing'

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if infer_variance and (covariant or contravariant):
            raise ValueError('Variance cannot be specified with infer_variance.')
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._evaluators = {}
        self._values = {}
        if default is not NoDefault:
            self._values['default'] = default
        self.__module__ = _module()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple([check(a, 'Expected a type.') for a in arg])
        if not is_parameter_expression(arg):
            raise TypeError(
                f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}')
        return arg

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        place = parameters.index(self)
        if place == len(args) and self.has_default():
            args = (*args, self.__default__)
        if place >= len(args):
            raise TypeError(f'Too few arguments for {alias}')
        if len(parameters) == 1 and not is_parameter_expression(args[0]):
            return (args,)
        if isinstance(args[place], list):
            return (*args[:place], tuple(args[place]), *args[place + 1:])
        return args


class TypeVarTuple(_Parameter):
    __module__ = 'typing'
    __typing_is_typevartuple__ = True

    def __init__(self, name, *, default=NoDefault):
        self.__name__ = name
        self._evaluators = {}
        self._values = {}
        if default is not NoDefault:
            self._values['default'] = default
        self.__module__ = _module()

    def __iter__(self):
        yield unpack(self)

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError('Substitution of bare TypeVarTuple is not supported')

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        place = parameters.index(self)
        for other in parameters[place + 1:]:
            if isinstance(other, TypeVarTuple):
                raise TypeError(f'More than one TypeVarTuple parameter in {alias}')
        left, right = place, len(parameters) - place - 1
        count = len(args)
        if left + right > count:
            raise TypeError(
                f'Too few arguments for {alias}; actual {count}, expected at least '
                f'{len(parameters) - 1}')
        if left == count - right and self.has_default():
            taken = spread(self.__default__)
        else:
            taken = args[left:count - right]
        return (*args[:left], tuple(taken), *args[count - right:])


class BaseGenericAlias:
    """What `X[...]` and bare names such as `List` have in common."""

    __module__ = 'typing'

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f'Type {self._name} cannot be instantiated; use '
                f'{self.__origin__.__name__}() instead')
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        # `Generic` comes in once: with the last base that is generic.
        place = bases.index(self)
        for other in bases[place + 1:]:
            if isinstance(other, BaseGenericAlias) or (
                    isinstance(other, type) and issubclass(other, Generic)):
                break
            if isinstance(other, GenericAlias) and issubclass(other.__origin__, Generic):
                break
        else:
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        own = attr in ('_name', '_inst', '_nparams', '_defaults', '_paramspec_tvars')
        if own or (attr.startswith('__') and attr.endswith('__')):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _GenericAlias(BaseGenericAlias):
    __module__ = 'typing'

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = parameters_of(args)
        if not name:
            self.__module__ = getattr(origin, '__module__', 'typing')

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        origin = self.__origin__
        if origin is Generic or getattr(origin, '_is_protocol_root', False):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        args = spread([convert(arg) for arg in args])
        values = bind(self, self.__parameters__, args)
        return self.copy_with(substitute(self.__args__, values))

    def copy_with(self, args):
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else type_repr(self.__origin__)
        args = ', '.join([type_repr(arg) for arg in self.__args__]) or '()'
        return f'{name}[{args}]'

    def __reduce__(self):
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args = args[0]
        return _subscribed, (self.__origin__, args)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if not isinstance(origin, type):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if origin is Generic:
            for base in bases:
                if getattr(base, '_is_protocol_root', False):
                    return ()
            place = bases.index(self)
            for base in bases[place + 1:]:
                if isinstance(base, BaseGenericAlias) and base is not self:
                    return ()
        return (origin,)

    def __iter__(self):
        yield unpack(self)


def _subscribed(origin, args):
    return origin[args]


class _UnpackGenericAlias(_GenericAlias):
    __module__ = 'typing'

    def __repr__(self):
        return f'typing.Unpack[{type_repr(self.__args__[0])}]'

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg = self.__args__[0]
        if isinstance(arg, (_GenericAlias, GenericAlias)) and arg.__origin__ is tuple:
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


_state = {'unpack': None}


def unpack(arg):
    origin = _state['unpack']
    return _UnpackGenericAlias(Generic if origin is None else origin, (arg,), name='Unpack')


class TypeAliasType:
    __module__ = 'typing'
    _may_be_in_union = True

    def __init__(self, name, value, *, type_params=()):
        if not isinstance(type_params, tuple):
            raise TypeError('type_params must be a tuple')
        self.__name__ = name
        self.__type_params__ = type_params
        self._values = {'value': value}
        self._evaluators = {}
        self.__module__ = _module()

    @property
    def __value__(self):
        return _lazy(self, 'value')

    @property
    def evaluate_value(self):
        found = self._evaluators.get('value')
        if found is None:
            value = self._values['value']
            return lambda format, /: value
        return found

    @property
    def __parameters__(self):
        return tuple(
            [unpack(p) if isinstance(p, TypeVarTuple) else p for p in self.__type_params__])

    def __repr__(self):
        return self.__name__

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        return GenericAlias(self, args if isinstance(args, tuple) else (args,))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __iter__(self):
        yield unpack(self)

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of TypeAliasType')

    def __reduce__(self):
        return self.__name__


def _is_parameter(arg):
    return isinstance(arg, (TypeVar, ParamSpec)) or (
        isinstance(arg, _UnpackGenericAlias) and arg.__typing_is_unpacked_typevartuple__)


def _is_root(cls):
    return cls is Generic or '_is_protocol_root' in cls.__dict__


class Generic:
    """Abstract base class for generic types."""

    __module__ = 'typing'
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([convert(arg) for arg in args])
        if _is_root(cls):
            if not args:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            for arg in args:
                if not _is_parameter(arg):
                    raise TypeError(
                        f'Parameters to {cls.__name__}[...] must all be type variables or '
                        'parameter specification variables.')
            if len(set(args)) != len(args):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            return _GenericAlias(cls, args)
        parameters = getattr(cls, '__parameters__', ())
        for parameter in parameters:
            args = parameter.__typing_prepare_subst__(cls, args)
        if not parameters:
            raise TypeError(f'{cls} is not a generic class')
        if len(args) != len(parameters):
            expected = len(parameters)
            word = 'many'
            if len(args) < expected:
                word = 'few'
                needed = _needed(parameters)
                expected = needed if needed == expected else f'at least {needed}'
            raise TypeError(
                f'Too {word} arguments for {cls}; actual {len(args)}, expected {expected}')
        found = []
        for parameter, arg in zip(parameters, args):
            if isinstance(parameter, TypeVarTuple):
                found.extend(arg)
            else:
                found.append(arg)
        return _GenericAlias(cls, tuple(found))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__')
        if bases is not None:
            plain = Generic in bases
        else:
            plain = Generic in cls.__bases__ and not cls.__dict__.get('_is_protocol_root')
            plain = plain and type(cls).__name__ != '_TypedDictMeta'
        if plain:
            raise TypeError('Cannot inherit from plain Generic')
        found = []
        if bases is not None:
            found = parameters_of([base for base in bases if not isinstance(base, type)])
            listed = None
            for base in bases:
                if isinstance(base, _GenericAlias) and _is_root(base.__origin__):
                    if listed is not None:
                        raise TypeError('Cannot inherit from Generic[...] multiple times.')
                    listed = base.__parameters__
                    root = base.__origin__.__name__
            if listed is not None:
                others = [p for p in found if p not in listed]
                if others:
                    others = ', '.join([str(p) for p in others])
                    known = ', '.join([str(p) for p in listed])
                    raise TypeError(
                        f'Some type variables ({others}) are not listed in {root}[{known}]')
                found = listed
        cls.__parameters__ = tuple(found)
