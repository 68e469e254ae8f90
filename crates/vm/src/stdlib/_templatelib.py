"""Template strings: the literals make these."""

from _typing import _GenericAlias


def convert(obj, /, conversion):
    if conversion is None:
        return obj
    if conversion == 'r':
        return repr(obj)
    if conversion == 's':
        return str(obj)
    if conversion == 'a':
        return ascii(obj)
    raise ValueError('invalid conversion specifier: ' + str(conversion))


def _readonly(self, name, value):
    if name in type(self)._fields:
        raise AttributeError('readonly attribute')
    raise AttributeError(
        f"{type(self).__name__!r} object has no attribute {name!r} and no __dict__ for setting "
        f"new attributes")


class Interpolation:
    __static_type__ = 'string.templatelib'
    __module__ = 'string.templatelib'
    __match_args__ = ('value', 'expression', 'conversion', 'format_spec')
    _fields = __match_args__

    def __init__(self, value='\0missing', expression='', conversion=None, format_spec=''):
        if _is_missing(value):
            raise TypeError("Interpolation() missing required argument 'value' (pos 1)")
        _text('expression', expression)
        if conversion is not None:
            _text('conversion', conversion)
            if conversion not in ('s', 'a', 'r'):
                raise ValueError(
                    "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        _text('format_spec', format_spec)
        fields = self.__dict__
        fields['value'] = value
        fields['expression'] = expression
        fields['conversion'] = conversion
        fields['format_spec'] = format_spec

    __setattr__ = _readonly

    def __repr__(self):
        return (f'Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, '
                f'{self.format_spec!r})')

    def __class_getitem__(cls, args):
        return _GenericAlias(cls, args if isinstance(args, tuple) else (args,))

    def __init_subclass__(cls, **keywords):
        raise TypeError(
            "type 'string.templatelib.Interpolation' is not an acceptable base type")


def _text(name, value):
    if not isinstance(value, str):
        found = _type_name(value)
        raise TypeError(f"Interpolation() argument '{name}' must be str, not {found}")


class TemplateIter:
    __module__ = 'string.templatelib'

    def __init__(self, template):
        self._parts = iter(_parts(template))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._parts)


def _parts(template):
    found = []
    for text, field in zip(template.strings, template.interpolations):
        if text:
            found.append(text)
        found.append(field)
    if template.strings[-1]:
        found.append(template.strings[-1])
    return found


class Template:
    __static_type__ = 'string.templatelib'
    __module__ = 'string.templatelib'
    _fields = ('strings', 'interpolations', 'values')

    def __init__(self, *args, **keywords):
        if keywords:
            raise TypeError('Template.__new__ only accepts *args arguments')
        strings = []
        fields = []
        last = None
        for arg in args:
            if isinstance(arg, str):
                last = arg if last is None else last + arg
            elif isinstance(arg, Interpolation):
                strings.append('' if last is None else last)
                fields.append(arg)
                last = None
            else:
                raise TypeError(
                    "Template.__new__ *args need to be of type 'str' or 'Interpolation', got "
                    + _type_name(arg))
        strings.append('' if last is None else last)
        self.__dict__['strings'] = tuple(strings)
        self.__dict__['interpolations'] = tuple(fields)

    __setattr__ = _readonly

    @property
    def values(self):
        return tuple([field.value for field in self.interpolations])

    def __iter__(self):
        return TemplateIter(self)

    def __add__(self, other):
        if not isinstance(other, Template):
            found = _type_name(other)
            raise TypeError(
                f'can only concatenate string.templatelib.Template (not "{found}") to '
                'string.templatelib.Template')
        return Template(*_parts(self), *_parts(other))

    def __radd__(self, other):
        if isinstance(other, str):
            raise TypeError(
                'can only concatenate str (not "string.templatelib.Template") to str')
        return NotImplemented

    def __repr__(self):
        return f'Template(strings={self.strings!r}, interpolations={self.interpolations!r})'

    def __class_getitem__(cls, args):
        return _GenericAlias(cls, args if isinstance(args, tuple) else (args,))

    def __init_subclass__(cls, **keywords):
        raise TypeError("type 'string.templatelib.Template' is not an acceptable base type")
