"""Annotations: references to names that are not defined yet, and the annotations of objects."""

__all__ = [
    'Format', 'ForwardRef', 'call_annotate_function', 'call_evaluate_function',
    'get_annotate_from_class_namespace', 'get_annotations', 'annotations_to_string',
    'type_repr',
]

from enum import IntEnum


class Format(IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


class ForwardRef:
    """Wrapper that holds a forward reference."""

    __module__ = 'annotationlib'

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__globals__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError('Cannot subclass ForwardRef')

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None,
                 format=Format.VALUE):
        if format == Format.STRING:
            return self.__forward_arg__
        owner = self.__owner__ if owner is None else owner
        if globals is None:
            globals = self.__globals__
        if globals is None:
            if isinstance(owner, type):
                import sys
                module = sys.modules.get(owner.__module__)
                globals = getattr(module, '__dict__', None)
            elif owner is not None:
                globals = getattr(owner, '__globals__', None)
        names = {}
        if type_params is None and owner is not None:
            type_params = getattr(owner, '__type_params__', None)
        for param in type_params or ():
            names[param.__name__] = param
        if isinstance(owner, type):
            names.update(vars(owner))
        if locals is not None:
            names.update(locals)
        scope = dict(globals or {})
        scope.update(names)
        try:
            return eval(self.__forward_arg__, scope)
        except NameError:
            if format == Format.FORWARDREF:
                return self
            raise

    @property
    def __resolved_str__(self):
        return self.__forward_arg__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (
            self.__forward_arg__ == other.__forward_arg__
            and self.__forward_module__ == other.__forward_module__
            and self.__forward_is_class__ == other.__forward_is_class__
            and self.__owner__ == other.__owner__
        )

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__, self.__forward_is_class__))

    def __or__(self, other):
        from _generic import Union
        return Union[self, other]

    def __ror__(self, other):
        from _generic import Union
        return Union[other, self]

    def __repr__(self):
        extra = []
        if self.__forward_module__ is not None:
            extra.append(f', module={self.__forward_module__!r}')
        if self.__forward_is_class__:
            extra.append(', is_class=True')
        if self.__owner__ is not None:
            extra.append(f', owner={self.__owner__!r}')
        return f"ForwardRef({self.__forward_arg__!r}{''.join(extra)})"


def call_evaluate_function(evaluate, format, *, owner=None):
    return call_annotate_function(evaluate, format, owner=owner)


def call_annotate_function(annotate, format, *, owner=None):
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    found = annotate(Format.VALUE)
    if format == Format.STRING and isinstance(found, dict):
        return annotations_to_string(found)
    return found


def get_annotate_from_class_namespace(obj):
    found = obj.get('__annotate__')
    return obj.get('__annotate_func__') if found is None else found


def type_repr(value):
    if isinstance(value, type) or callable(value) and hasattr(value, '__qualname__'):
        module = getattr(value, '__module__', None)
        if module == 'builtins':
            return value.__qualname__
        return f'{module}.{value.__qualname__}'
    if value is ...:
        return '...'
    return repr(value)


def annotations_to_string(annotations):
    return {
        name: value if isinstance(value, str) else type_repr(value)
        for name, value in annotations.items()
    }


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    if eval_str and format != Format.VALUE:
        raise ValueError('eval_str=True is only supported with format=Format.VALUE')
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    found = None
    if format == Format.VALUE or not callable(getattr(obj, '__annotate__', None)):
        found = getattr(obj, '__annotations__', None)
        if found is None and not isinstance(obj, type) and not callable(obj):
            raise TypeError(f'{obj!r} does not have annotations')
        found = {} if found is None else dict(found)
        if format == Format.STRING:
            found = annotations_to_string(found)
    else:
        found = dict(call_annotate_function(obj.__annotate__, format, owner=obj))
    if not eval_str or not found:
        return found
    names = {}
    if globals is None:
        if isinstance(obj, type):
            import sys
            globals = getattr(sys.modules.get(obj.__module__), '__dict__', {})
            names = dict(vars(obj))
        else:
            while hasattr(obj, '__wrapped__'):
                obj = obj.__wrapped__
            globals = getattr(obj, '__globals__', {})
    for param in getattr(obj, '__type_params__', ()):
        names.setdefault(param.__name__, param)
    scope = dict(globals)
    scope.update(names if locals is None else locals)
    return {
        name: eval(value, scope) if isinstance(value, str) else value
        for name, value in found.items()
    }
