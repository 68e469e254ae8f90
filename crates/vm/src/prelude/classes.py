# Classes, attributes and calls: what native code hands over when the program decides.


def __build_class__(func, name, /, *bases, **keywords):
    if 'metaclass' in keywords:
        raise TypeError('metaclasses are not supported yet')
    namespace = {}
    cell = func(namespace)
    given = bases
    bases = resolve_bases(bases)
    if bases is not given:
        namespace['__orig_bases__'] = given
        parameters = generic_parameters(given)
        if parameters is not None:
            namespace['__parameters__'] = parameters
    cls = _make_class(name, bases, namespace)
    if cell is not None:
        _set_cell(cell, cls)
    for key in list(namespace):
        hook = _special(namespace[key], '__set_name__')
        if hook is not None:
            hook(cls, key)
    super(cls, cls).__init_subclass__(**keywords)
    return cls


def type_call(cls, /, *args, **keywords):
    instance = cls.__new__(cls, *args, **keywords)
    if _derives(type(instance), cls):
        result = _special(instance, '__init__')(*args, **keywords)
        if result is not None:
            raise TypeError("__init__() should return None, not '" + _type_name(result) + "'")
    return instance


def construct_with(init, instance, /, *args, **keywords):
    result = init(instance, *args, **keywords)
    if result is not None:
        raise TypeError("__init__() should return None, not '" + _type_name(result) + "'")
    return instance


def call_getter(getter, receiver, /, *args):
    return getter(receiver)(*args)


def not_true(value):
    return not value


def raise_from(exception, cause):
    cause = cause()
    if isinstance(exception, type):
        exception = exception()
    raise exception from cause


def getattr_default(obj, name, default):
    try:
        return _getattr(obj, name)
    except AttributeError:
        return default


def hasattr_slow(obj, name):
    try:
        _getattr(obj, name)
    except AttributeError:
        return False
    return True


def _next(iterator, sentinel):
    try:
        return next(iterator)
    except StopIteration:
        return sentinel


def set_build(result, rest):
    for item in rest:
        result.add(item)
    return result


def dict_build(result, rest):
    for place in range(0, len(rest), 2):
        result[rest[place]] = rest[place + 1]
    return result


def send(iterator, value):
    return iterator.send(value)


def generator_throw(generator, exception, value=None, traceback=None):
    if isinstance(exception, type):
        if value is None:
            exception = exception()
        elif isinstance(value, exception):
            exception = value
        elif isinstance(value, tuple):
            exception = exception(*value)
        else:
            exception = exception(value)
    return _throw(generator, exception)


def generator_close(generator):
    result = None
    try:
        _throw(generator, GeneratorExit())
    except GeneratorExit:
        return None
    except StopIteration as stop:
        return stop.value
    raise RuntimeError('generator ignored GeneratorExit')


def close_delegate(generator, exception):
    generator.close()
    raise exception


def throw_delegate(iterator, exception):
    if isinstance(exception, GeneratorExit):
        close = _special(iterator, 'close')
        if close is not None:
            close()
        raise exception
    return iterator.throw(exception)


def repeat(sequence, count):
    return sequence * count.__index__()


def carry_result(cls, function, /, *args, **keywords):
    return _carry(cls, function(*args, **keywords))


def give_receiver(receiver, function, /, *args, **keywords):
    function(*args, **keywords)
    return receiver


def get_item_or_missing(receiver, items, key):
    place = dict_find(items, key, key_hash(key))
    if place >= 0:
        return _dict_value_at(items, place)
    method = _special(receiver, '__missing__')
    if method is None:
        raise KeyError(key)
    return method(key)


def list_init(items, source=()):
    items.clear()
    list_extend(items, source)


def set_init(items, source=()):
    items.clear()
    set_merge(items, source)
