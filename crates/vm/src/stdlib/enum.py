"""Enumerations: classes whose attributes are their only instances.

Source of the behaviour: Python library reference, "enum".
"""

from types import DynamicClassAttribute, MappingProxyType

__all__ = [
    'EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag',
    'ReprEnum', 'auto', 'unique', 'property', 'verify', 'member', 'nonmember', 'FlagBoundary',
    'STRICT', 'CONFORM', 'EJECT', 'KEEP', 'global_flag_repr', 'global_enum_repr', 'global_str',
    'global_enum', 'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE', 'pickle_by_global_name',
    'pickle_by_enum_name', 'show_flag_values', 'bin',
]

_builtin_property = _builtin('property')
_builtin_bin = _builtin('bin')

# Filled below: what `EnumType` has to know of the classes that it makes.
_made = {'Enum': None, 'Flag': None, 'ReprEnum': None}


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class _AutoNull:
    def __repr__(self):
        return '_auto_null'


_AUTO = _AutoNull()


class auto:
    """Instances are replaced with an appropriate value in Enum class suites."""

    def __init__(self, value=_AUTO):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % (self.value,)


class property(DynamicClassAttribute):
    """A descriptor of members that leaves its name free for a member."""

    member = None
    _attr_type = None
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == 'attr':
            return getattr(self._cls_type, self.name)
        if self._attr_type == 'desc':
            return getattr(instance._value_, self.name)
        raise AttributeError(
            f'{ownerclass!r} member has no attribute {self.name!r}')

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(
            f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(
            f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_'
            and name[-3] != '_')


def _is_sunder(name):
    return (len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_'
            and name[-2] != '_')


def _is_private(cls_name, name):
    start = f'_{cls_name}__'
    return len(name) > len(start) and name.startswith(start) and not name.endswith('__')


def _is_descriptor(obj):
    return not isinstance(obj, type) and (
        hasattr(type(obj), '__get__') or hasattr(type(obj), '__set__')
        or hasattr(type(obj), '__delete__'))


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


class EnumDict(dict):
    """Track enum member order and ensure member names are not reused."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in (
                    '_order_', '_generate_next_value_', '_numeric_repr_', '_missing_',
                    '_ignore_', '_iter_member_', '_iter_member_by_value_',
                    '_iter_member_by_def_', '_add_alias_', '_add_value_alias_',
                    '_use_args_', '_member_names_', '_member_map_', '_value2member_map_',
                    '_unhashable_values_', '_hashable_values_', '_member_type_',
                    '_value_repr_', '_new_member_', '_flag_mask_', '_singles_mask_',
                    '_all_bits_', '_boundary_', '_inverted_', '_get_value',
                    '_unhashable_values_map_'):
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future '
                                 'Enum use')
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate_next_value = getattr(value, '__func__', value)
            elif key == '_ignore_':
                if isinstance(value, str):
                    value = value.replace(',', ' ').split()
                else:
                    value = list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(
                        '_ignore_ cannot specify already set names: %r' % (already,))
        elif _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            raise TypeError('%r already defined as %r' % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, type) and value.__qualname__.endswith(
                f'{self._cls_name}.{value.__name__}'):
            # A class inside of the class.
            pass
        elif isinstance(value, member) or not _is_descriptor(value):
            if key in self:
                raise TypeError('%r already defined as %r' % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            single = isinstance(value, auto)
            if single:
                value = (value,)
            if type(value) is tuple and any([isinstance(v, auto) for v in value]):
                found = []
                for v in value:
                    if isinstance(v, auto):
                        if v.value is _AUTO:
                            self._auto_called = True
                            v.value = self._generate_next_value(
                                key, 1, len(self._member_names), self._last_values[:])
                        v = v.value
                    found.append(v)
                value = found[0] if single else tuple(found)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        if hasattr(members, 'keys'):
            for name in members.keys():
                self[name] = members[name]
        else:
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value


_EnumDict = EnumDict


def _find_data_type(cls_name, bases):
    found = []
    for chain in bases:
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    if base._member_type_ not in found:
                        found.append(base._member_type_)
                    break
            elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                # The data type is the most derived class on the way to it.
                data = base
                for lower in chain.__mro__:
                    if lower is base:
                        break
                    if not isinstance(lower, EnumType) and issubclass(lower, base):
                        data = lower
                        break
                if data not in found:
                    found.append(data)
                break
    if len(found) > 1:
        raise TypeError('too many data types for %r: %r' % (cls_name, set(found)))
    return found[0] if found else object


class EnumType(type):
    """Metaclass for Enum."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace._generate_next_value = first_enum.__dict__.get(
                '_generate_next_value_', None)
            generate = getattr(first_enum, '_generate_next_value_', None)
            namespace._generate_next_value = getattr(generate, '__func__', generate)
        return namespace

    @staticmethod
    def _check_for_existing_members_(class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError('<enum %r> cannot extend %r' % (class_name, base))

    @staticmethod
    def _get_mixins_(class_name, bases):
        if not bases:
            return object, _made['Enum']
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] '
                            '[data_type,] enum_type)`')
        return _find_data_type(class_name, bases) or object, first_enum

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _made['Enum'] is None:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        if not isinstance(classdict, EnumDict):
            given = classdict
            classdict = EnumDict(cls)
            for name, value in given.items():
                dict.__setitem__(classdict, name, value)
        ignored = list(classdict._ignore) + ['_ignore_']
        for name in ignored:
            classdict.pop(name, None)
        names = classdict._member_names
        for name in ignored:
            names.pop(name, None)
        invalid = set(names) & {'mro', ''}
        if invalid:
            raise ValueError('invalid enum member name(s) %s' % ','.join(
                [repr(n) for n in invalid]))
        order = classdict.pop('_order_', None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        save_new, use_args, new_member = metacls._find_new_(classdict, member_type, first_enum)
        values = {name: classdict[name] for name in names}
        namespace = {k: v for k, v in classdict.items() if k not in values}
        if '_generate_next_value_' in namespace:
            generate = namespace['_generate_next_value_']
            if not isinstance(generate, staticmethod):
                namespace['_generate_next_value_'] = staticmethod(generate)
        namespace['_use_args_'] = use_args
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_unhashable_values_'] = []
        namespace['_member_type_'] = member_type
        namespace['_new_member_'] = new_member
        namespace['_boundary_'] = boundary or getattr(first_enum, '_boundary_', None)
        namespace['_flag_mask_'] = 0
        namespace['_singles_mask_'] = 0
        namespace['_all_bits_'] = 0
        namespace['_inverted_'] = None
        own_new = namespace.get('__new__') if save_new else None
        # Subclasses are told of when all members are there.
        init_subclass = namespace.get('__init_subclass__')
        enum_class = type.__new__(metacls, cls, bases, namespace, **kwds)
        metacls._set_formats(enum_class, namespace, member_type, first_enum)
        Flag = _made['Flag']
        is_flag = Flag is not None and issubclass(enum_class, Flag)
        for name, value in values.items():
            enum_class._add_member(name, value, new_member, use_args, is_flag)
        if is_flag:
            _finish_flag(enum_class)
            # What the data type says of operators does not stand before what flags say.
            for name in _FLAG_OPERATORS:
                if name not in namespace:
                    type.__setattr__(enum_class, name, getattr(Flag, name))
        if _made['Enum'] is not None:
            if save_new:
                enum_class.__new_member__ = own_new
            enum_class.__new__ = _made['Enum'].__new__
        if order is not None:
            if isinstance(order, str):
                order = order.replace(',', ' ').split()
            defined = [n for n in enum_class._member_names_]
            if order != defined and [n for n in order if n in defined] != defined:
                raise TypeError(
                    'member order does not match _order_:\n  %r\n  %r' % (defined, order))
        return enum_class

    @staticmethod
    def _set_formats(enum_class, namespace, member_type, first_enum):
        ReprEnum = _made['ReprEnum']
        put = type.__setattr__
        if ReprEnum is not None and ReprEnum in enum_class.__bases__:
            for name in ('__format__', '__str__'):
                if name not in namespace:
                    method = getattr(member_type, name)
                    if name == '__str__' and method == object.__str__:
                        method = member_type.__repr__
                    put(enum_class, name, method)
        if '__reduce_ex__' not in namespace:
            put(enum_class, '__reduce_ex__', _reduce_ex_by_value)
        if member_type is object:
            return
        # What the data type says does not stand before what enumerations say.
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            if name in namespace:
                continue
            if ReprEnum in enum_class.__bases__ and name in ('__str__', '__format__'):
                continue
            enum_method = getattr(first_enum, name)
            found = getattr(enum_class, name)
            object_method = getattr(object, name, None)
            data_method = getattr(member_type, name, None)
            if found in (data_method, object_method) and not (
                    name in ('__str__', '__format__')
                    and ReprEnum is not None and issubclass(first_enum, ReprEnum)):
                put(enum_class, name, enum_method)

    def _add_member(cls, name, value, new_member, use_args, is_flag):
        put = type.__setattr__
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        if not use_args:
            made = new_member(cls)
        else:
            made = new_member(cls, *args)
        if not hasattr(made, '_value_'):
            if cls._member_type_ is object:
                made._value_ = value
            else:
                try:
                    made._value_ = cls._member_type_(*args)
                except Exception as error:
                    raise TypeError(
                        '_value_ not set in __new__, unable to create it') from error
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        canonical = None
        try:
            canonical = cls._value2member_map_.get(value)
            hashable = True
        except TypeError:
            hashable = False
        if canonical is None and not hashable:
            for other in cls._member_map_.values():
                if other._value_ == value:
                    canonical = other
                    break
        if canonical is None:
            alias_only = is_flag and isinstance(value, int) and not _is_single_bit(value)
            if not alias_only:
                cls._member_names_.append(name)
            canonical = made
        cls._place(name, canonical)
        cls._member_map_[name] = canonical
        if hashable:
            cls._value2member_map_.setdefault(value, canonical)
        elif canonical is made:
            cls._unhashable_values_.append(value)
        if is_flag and isinstance(value, int):
            put(cls, '_flag_mask_', cls._flag_mask_ | value)
            if _is_single_bit(value):
                put(cls, '_singles_mask_', cls._singles_mask_ | value)
            put(cls, '_all_bits_', 2 ** cls._flag_mask_.bit_length() - 1)

    def _place(cls, name, made):
        # A property of the same name goes on serving members.
        for base in cls.__mro__[1:]:
            found = base.__dict__.get(name)
            if isinstance(found, property):
                redirect = property(found.fget, found.fset, found.fdel)
                redirect.member = made
                redirect.__set_name__(cls, name)
                type.__setattr__(cls, name, redirect)
                return
            if found is not None:
                break
        type.__setattr__(cls, name, made)

    @staticmethod
    def _find_new_(classdict, member_type, first_enum):
        own = classdict.get('__new__')
        save_new = first_enum is not None and own is not None
        found = getattr(own, '__func__', own)
        if found is None:
            for name in ('__new_member__', '__new__'):
                for candidate in (member_type, first_enum):
                    target = getattr(candidate, name, None)
                    if target is None or target is object.__new__:
                        continue
                    if target is getattr(_made['Enum'], '__new__', None):
                        continue
                    found = target
                    break
                if found is not None:
                    break
            else:
                found = object.__new__
        use_args = not (first_enum is None or found is object.__new__)
        return save_new, use_args, found

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_AUTO, *values, module=None, qualname=None, type=None,
                 start=1, boundary=None):
        if cls._member_map_:
            if names is not _AUTO:
                value = (value, names, *values)
            return cls.__new__(cls, value)
        if names is _AUTO and type is None:
            raise TypeError(
                f'{cls!r} has no members; specify `names=()` if you meant to create a new, '
                'empty, enum')
        return cls._create_(
            value, None if names is _AUTO else names, module=module, qualname=qualname,
            type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            original = names
            names = []
            last_values = []
            generate = classdict._generate_next_value
            for count, name in enumerate(original):
                value = generate(name, start, count, last_values[:])
                last_values.append(value)
                names.append((name, value))
        if names is None:
            names = ()
        for item in names:
            if isinstance(item, str):
                name, value = item, names[item]
            else:
                name, value = item
            classdict[name] = value
        if module is None:
            module = _machine('program_globals').get('__name__')
        dict.__setitem__(classdict, '__module__', module)
        if qualname is not None:
            dict.__setitem__(classdict, '__qualname__', qualname)
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, attr))
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def __dir__(cls):
        names = {
            '__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__',
            '__len__', '__members__', '__module__', '__name__', '__qualname__', *cls._member_names_,
        }
        if cls._member_type_ is object:
            return sorted(names)
        return sorted(set(dir(cls._member_type_)) | names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        Flag = _made['Flag']
        if Flag is not None and issubclass(cls, Flag):
            return '<flag %r>' % cls.__name__
        return '<enum %r>' % cls.__name__

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))


EnumMeta = EnumType
_FLAG_OPERATORS = (
    '__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__')


def _reduce_ex_by_value(self, proto):
    return self.__class__, (self._value_,)


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


def _finish_flag(cls):
    put = type.__setattr__
    # Members in the order of their bits, however they were defined.
    names = cls._member_names_
    order = [cls._member_map_[n]._value_ for n in names]
    if order != sorted(order):
        put(cls, '_iter_member_', classmethod(_iter_by_def))


def _iter_by_def(cls, value):
    found = [m for m in cls._iter_member_by_value_(value)]
    found.sort(key=lambda m: m._sort_order_)
    return iter(found)


class Enum(metaclass=EnumType):
    """Create a collection of name/value pairs."""

    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _unhashable_values_ = []
    _member_type_ = object
    _boundary_ = None

    def __new__(cls, value=_AUTO):
        if value is _AUTO:
            raise TypeError(
                f'{cls.__name__}.__new__() missing 1 required positional argument: '
                "'value'")
        if type(value) is cls:
            return value
        try:
            found = cls._value2member_map_.get(value)
            if found is not None:
                return found
        except TypeError:
            for other in cls._member_map_.values():
                if other._value_ == value:
                    return other
        if not cls._member_map_:
            if getattr(cls, '_boundary_', None) is None or cls._flag_mask_ == 0:
                raise TypeError('%r has no members defined' % cls)
        problem = None
        result = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            problem = error
        if isinstance(result, cls):
            return result
        if result is not None and isinstance(result, int) and cls._boundary_ is EJECT:
            return result
        complaint = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        if result is None and problem is None:
            raise complaint
        if problem is None:
            problem = TypeError(
                'error in %s._missing_: returned %r instead of None or a valid member'
                % (cls.__name__, result))
        if not isinstance(problem, ValueError):
            problem.__context__ = complaint
        raise problem

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = sorted(last_values).pop()
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last + 1
        except TypeError:
            raise TypeError('unable to increment %r' % (last,)) from None

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        cls = self.__class__
        if name in cls._member_map_:
            if cls._member_map_[name] is not self:
                raise NameError('%r is already bound: %r' % (name, cls._member_map_[name]))
            return
        cls._place(name, self)
        cls._member_map_[name] = self

    def _add_value_alias_(self, value):
        cls = self.__class__
        known = cls._value2member_map_.get(value)
        if known is not None:
            if known is not self:
                raise ValueError('%r is already bound: %r' % (value, known))
            return
        cls._value2member_map_[value] = self

    def __repr__(self):
        return '<%s.%s: %s>' % (
            self.__class__.__name__, self._name_, _value_repr(self.__class__, self._value_))

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __dir__(self):
        names = {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'}
        if self.__class__._member_type_ is not object:
            names = set(dir(self.__class__._member_type_)) | {'name', 'value'}
        for cls in self.__class__.__mro__:
            for name in cls.__dict__:
                if name[0] != '_' and name not in self.__class__._member_map_:
                    names.add(name)
        names.update([n for n in getattr(self, '__dict__', {}) if n[0] != '_'])
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_


def _value_repr(cls, value):
    kind = cls._member_type_
    if kind is object:
        return repr(value)
    if '__dataclass_fields__' in kind.__dict__:
        return _dataclass_repr(value)
    return kind.__repr__(value)


def _dataclass_repr(value):
    fields = type(value).__dataclass_fields__
    return ', '.join([f'{k}={getattr(value, k)!r}' for k in fields if fields[k].repr])


_made['Enum'] = Enum


class ReprEnum(Enum):
    """Only changes the repr(), leaving str() and format() to the mixed-in type."""


_made['ReprEnum'] = ReprEnum


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints"""


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings"""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError('encoding must be a string, not %r' % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError('errors must be a string, not %r' % (values[2],))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What happens to bits that no flag has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def bin(num, max_bits=None):
    ceiling = 2 ** num.bit_length()
    if num >= 0:
        s = _builtin_bin(num + ceiling).replace('1', '0', 1)
    else:
        s = _builtin_bin(~num ^ (ceiling - 1) + ceiling)
    sign = s[:3]
    digits = s[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return '%s %s' % (sign, digits)


def _bits(num):
    while num:
        bit = num & (~num + 1)
        yield bit
        num ^= bit


class Flag(Enum, boundary=STRICT):
    """Support for flags"""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            high = last.bit_length() - 1
        except Exception:
            raise TypeError('invalid flag value %r' % last) from None
        return 2 ** (high + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            found = cls._value2member_map_.get(bit)
            if found is not None:
                yield found

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        mask, every = cls._flag_mask_, cls._all_bits_
        negative = None
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    '%r invalid value %r\n    given %s\n  allowed %s' % (
                        cls, value, bin(value, width), bin(mask, width)))
            if cls._boundary_ is CONFORM:
                value = value & mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(every + 1, 2 ** value.bit_length()) + value
        if value < 0:
            negative = value
            value = every + 1 + value
        unknown = value & ~mask
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, '_value_'):
            made._value_ = value
        aliased = 0
        members = []
        for other in cls._iter_member_(value):
            members.append(other)
            aliased |= other._value_
        rest = value ^ aliased
        if members:
            made._name_ = '|'.join([m._name_ for m in members])
            if rest or unknown:
                made._name_ += '|%s' % cls._numeric_repr_(rest)
        else:
            made._name_ = None
        return cls._value2member_map_.setdefault(value, made)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                "unsupported operand type(s) for 'in': %r and %r" % (
                    type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls = self.__class__.__name__
        text = _value_repr(self.__class__, self._value_)
        if self._name_ is None:
            return '<%s: %s>' % (cls, text)
        return '<%s.%s: %s>' % (cls, self._name_, text)

    def __str__(self):
        cls = self.__class__.__name__
        if self._name_ is None:
            return '%s(%r)' % (cls, self._value_)
        return '%s.%s' % (cls, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


_made['Flag'] = Flag


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based Flags"""


def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    duplicates = []
    for name, found in enumeration.__members__.items():
        if name != found.name:
            duplicates.append((name, found.name))
    if duplicates:
        details = ', '.join([f'{alias} -> {name}' for alias, name in duplicates])
        raise ValueError('duplicate values found in %r: %s' % (enumeration, details))
    return enumeration


class EnumCheck(StrEnum):
    """Various conditions to check an enumeration for."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Check an enumeration for various constraints."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        is_flag = issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                pairs = [(n, m.name) for n, m in enumeration.__members__.items() if n != m.name]
                if pairs:
                    details = ', '.join([f'{a} -> {n}' for a, n in pairs])
                    raise ValueError('aliases found in %r: %s' % (enumeration, details))
            elif check is CONTINUOUS:
                values = set([m.value for m in enumeration])
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if is_flag:
                    wanted = [2 ** i for i in range(low.bit_length(), high.bit_length() - 1)]
                else:
                    wanted = range(low + 1, high)
                missing = [v for v in wanted if v not in values]
                if missing:
                    kind = 'flag' if is_flag else 'enum'
                    text = ', '.join([str(v) for v in missing])
                    raise ValueError(f'invalid {kind} {name!r}: missing values {text}')
            elif check is NAMED_FLAGS:
                singles = [m.value for m in enumeration]
                bad = []
                missing = 0
                for n, found in enumeration._member_map_.items():
                    if found.value < 0 or found.value in singles:
                        continue
                    lost = [v for v in _bits(found.value) if v not in singles]
                    if lost:
                        bad.append(n)
                        for v in lost:
                            missing |= v
                if bad:
                    if len(bad) == 1:
                        alias = f'alias {bad[0]} is missing'
                    else:
                        listed = ', '.join(bad[:-1])
                        alias = f'aliases {listed} and {bad[-1]} are missing'
                    if _is_single_bit(missing):
                        value = f'value {missing:#x}'
                    else:
                        value = f'combined values of {missing:#x}'
                    raise ValueError(
                        f'invalid Flag {name!r}: {alias} {value} [use '
                        'enum.show_flag_values(value) for details]')
        return enumeration


def show_flag_values(value):
    return list(_bits(value))


def global_enum_repr(self):
    return '%s.%s' % (self.__class__.__module__.split('.')[-1], self._name_)


def global_flag_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return '%s.%s(%r)' % (module, self.__class__.__name__, self._value_)
    return '|'.join(['%s.%s' % (module, name) for name in self.name.split('|')])


def global_str(self):
    if self._name_ is None:
        return '%s(%r)' % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    _machine('modules')[cls.__module__].__dict__.update(cls.__members__)
    return cls
