# Classes, attributes and calls: what native code hands over when the program decides.


def __build_class__(func, name, /, *bases, **keywords):
    metaclass = keywords.pop('metaclass', None)
    given = bases
    for base in bases:
        if _kind(base) != 'class':
            bases = resolve_bases(bases)
            break
    if metaclass is None:
        metaclass = type(bases[0]) if bases else type
    if _kind(metaclass) == 'class':
        metaclass = _most_derived(metaclass, bases)
    namespace = {}
    if metaclass is not type:
        prepare = getattr(metaclass, '__prepare__', None)
        if prepare is not None:
            namespace = prepare(name, bases, **keywords)
            if _kind(namespace) != 'dict' and _special(namespace, '__getitem__') is None:
                owner = _class_name(metaclass) if _kind(metaclass) == 'class' else '<metaclass>'
                raise TypeError(owner + '.__prepare__() must return a mapping, not ' + _type_name(namespace))
    cell = func(namespace)
    if given is not bases:
        namespace['__orig_bases__'] = given
    if metaclass is type and '__classcell__' not in namespace:
        return new_class(type, name, bases, namespace, cell, keywords)
    if cell is not None:
        namespace['__classcell__'] = cell
    cls = metaclass(name, bases, namespace, **keywords)
    if cell is not None and _kind(cls) == 'class':
        _check_cell(cell, cls)
    return cls


def type_new(metatype, /, *args, **keywords):
    if len(args) != 3:
        if metatype is type and len(args) == 1 and not keywords:
            return type(args[0])
        raise TypeError('type.__new__() takes exactly 3 arguments (' + str(len(args)) + ' given)')
    name, bases, namespace = args
    if isinstance(bases, tuple):
        for base in bases:
            if _kind(base) != 'class' and getattr(base, '__mro_entries__', None) is not None:
                raise TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
        winner = _most_derived(metatype, bases)
        if winner is not metatype:
            if winner.__new__ is not type.__new__:
                return winner.__new__(winner, *args, **keywords)
            metatype = winner
    if isinstance(namespace, dict):
        namespace = dict(namespace)
    cell = None
    if isinstance(namespace, dict) and '__classcell__' in namespace:
        cell = namespace.pop('__classcell__')
        if _kind(cell) != 'cell':
            raise TypeError("__classcell__ must be a nonlocal cell, not " + _repr_type(cell))
    return new_class(metatype, name, bases, namespace, cell, keywords)


def new_class(metatype, name, bases, namespace, cell, keywords):
    slots = None
    if isinstance(namespace, dict):
        if '__module__' not in namespace:
            namespace['__module__'] = _machine('globals').get('__name__')
        if '__slots__' in namespace:
            slots = slot_names(name, namespace)
    cls = _make_class(metatype, name, bases, namespace, slots)
    if cell is not None:
        _set_cell(cell, cls)
    if metatype is not type and _overrides_mro(metatype):
        _set_mro(cls, list(cls.mro()))
    for key in list(namespace):
        value = namespace[key]
        hook = _special(value, '__set_name__')
        if hook is not None:
            call_set_name(hook, value, cls, key)
    super(cls, cls).__init_subclass__(**keywords)
    return cls


def call_set_name(hook, value, cls, key):
    try:
        hook(cls, key)
    except BaseException as error:
        error.add_note('Error calling __set_name__ on ' + repr(_type_name(value)) + ' instance ' + repr(key) + ' in ' + repr(_class_name(cls)))
        raise


def slot_names(name, namespace):
    slots = namespace['__slots__']
    slots = [slots] if isinstance(slots, str) else list(slots)
    names = []
    for slot in slots:
        if not isinstance(slot, str):
            raise TypeError("__slots__ items must be strings, not '" + _type_name(slot) + "'")
        if not slot.isidentifier():
            raise TypeError('__slots__ must be identifiers')
        if slot == '__dict__' and slot in names:
            raise TypeError('__dict__ slot disallowed: we already got one')
        if slot == '__weakref__' and slot in names:
            raise TypeError('__weakref__ slot disallowed: we already got one')
        stripped = name.lstrip('_')
        if slot.startswith('__') and not slot.endswith('__') and stripped:
            slot = '_' + stripped + slot
        names.append(_intern(slot))
    return names


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


def super_of(cls, obj):
    # Of an object whose `__class__` may say more than its type.
    kind = getattr(obj, '__class__', None)
    if not isinstance(kind, type) or kind is type(obj):
        kind = object
    return _super(cls, obj, kind)


def compare_getter(getter, given, /, *args):
    # Comparisons take an AttributeError of a lookup as the answer that there is no such method.
    method = None
    try:
        method = getter(*given)
    except AttributeError:
        return NotImplemented
    return method(*args)


def construct_bound(instance, /, *args, **keywords):
    # `__init__` is whatever the lookup of a special method gives.
    result = _special(instance, '__init__')(*args, **keywords)
    if result is not None:
        raise TypeError("__init__() should return None, not '" + _type_name(result) + "'")
    return instance


def call_none(*args, **keywords):
    # A special method that is None is called all the same.
    return None()


def call_getter(getter, given, /, *args):
    return getter(*given)(*args)


def call_for_nothing(function, /, *args):
    function(*args)


def get_or_getattr(obj, name, getter, /, *args):
    # What `__getattr__` raises is not raised while an exception is handled.
    failed = None
    try:
        return getter(*args)
    except AttributeError as error:
        failed = error
    hook = _special(obj, '__getattr__')
    if hook is None:
        # It went away meanwhile.
        raise failed
    return hook(name)


def not_true(value):
    return not value


def raise_from(exception, cause):
    if isinstance(exception, type):
        exception = raised_instance(exception)
    cause = raised_instance(cause)
    raise exception from cause


def raised_instance(cls):
    error = cls()
    if not isinstance(error, BaseException):
        raise TypeError(
            'calling ' + repr(cls) + ' should have returned an instance of BaseException, not '
            + repr(type(error)))
    return error


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


def generator_throw(generator, exception, value='\0missing', traceback='\0missing'):
    if isinstance(exception, type) and _derives(exception, BaseException):
        inner = _innermost_delegate(generator)
        if inner is not None and not _derives(exception, GeneratorExit):
            method = _special(inner, 'throw')
            if method is not None:
                # A method of the program gets what was given here, as it was given.
                args = [exception]
                for x in (value, traceback):
                    if not _is_missing(x):
                        args.append(x)
                return _throw(generator, BaseException('\0throw', *args))
    if _is_missing(value):
        value = None
    if _is_missing(traceback):
        traceback = None
    if traceback is not None and _type_name(traceback) != 'traceback':
        raise TypeError('throw() third argument must be a traceback object')
    if isinstance(exception, BaseException):
        if value is not None:
            raise TypeError('instance exception may not have a separate value')
        error = exception
    elif isinstance(exception, type) and _derives(exception, BaseException):
        error = exception_of(exception, value)
    else:
        raise TypeError(
            'exceptions must be classes or instances deriving from BaseException, not '
            + _type_name(exception))
    if traceback is not None:
        error.__traceback__ = traceback
    return _throw(generator, error)


def exception_of(cls, value):
    # What goes wrong in making an exception is raised in its place.
    try:
        if value is None:
            error = cls()
        elif isinstance(value, cls):
            error = value
        elif isinstance(value, tuple):
            error = cls(*value)
        else:
            error = cls(value)
    except BaseException as failure:
        return failure
    if not isinstance(error, BaseException):
        return TypeError(
            'calling ' + repr(cls) + ' should have returned an instance of BaseException, not '
            + _type_name(error))
    return error


def generator_close(generator):
    result = None
    try:
        _throw(generator, GeneratorExit())
    except GeneratorExit:
        return None
    except StopIteration as stop:
        return stop.value
    raise RuntimeError(('coroutine' if _type_name(generator) == 'coroutine' else 'generator') + ' ignored GeneratorExit')


def close_delegate(generator, exception):
    generator.close()
    raise exception


def throw_delegate(iterator, exception):
    if isinstance(exception, GeneratorExit):
        close = _special(iterator, 'close')
        if close is not None:
            close()
        raise exception
    if type(exception) is BaseException and exception.args[:1] == ('\0throw',):
        return iterator.throw(*exception.args[1:])
    return iterator.throw(exception)


def repeat(sequence, count):
    return sequence * count_of(count)


def object_reduce(obj):
    return import_full('copyreg')._object_reduce(obj, 0)


def object_reduce_ex(obj, protocol):
    return import_full('copyreg')._object_reduce_ex(obj, index_of(protocol))


def object_getstate(obj):
    return import_full('copyreg')._plain_state(obj)


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


def namespace_get(namespace, name, fallback):
    try:
        return namespace[name]
    except KeyError:
        if fallback is not None:
            return fallback[0]
    raise NameError("name '" + name + "' is not defined", name=name)


def namespace_delete(namespace, name, must_exist):
    try:
        del namespace[name]
        return None
    except KeyError:
        if not must_exist:
            return None
    raise NameError("name '" + name + "' is not defined", name=name)


def dict_fromkeys_of(cls, keys, value=None):
    result = cls()
    for key in keys:
        result[key] = value
    return result
