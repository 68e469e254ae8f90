# Built-in functions where special methods of the program answer.


def builtin_len(x):
    return checked_len(_special(x, '__len__')())


def builtin_hash(x):
    kind = _kind(x)
    if kind == 'tuple':
        return _combine_hashes([hash(item) for item in x])
    if kind == 'slice':
        return _combine_hashes([hash(item) for item in _slice_parts(x)])
    method = _special(x, '__hash__')
    if method is None:
        raise TypeError("unhashable type: '" + _type_name(x) + "'")
    value = method()
    if not isinstance(value, int):
        raise TypeError('__hash__ method should return an integer')
    return _reduce_hash(value)


def builtin_vars(x):
    attributes = getattr(x, '__dict__', None)
    if attributes is None:
        raise TypeError('vars() argument must have __dict__ attribute')
    return attributes


def builtin_dir(x='\0missing'):
    if _is_missing(x):
        names = _machine('locals').keys()
        return sorted(names)
    names = [name for name in _special(x, '__dir__')()]
    names.sort()
    return names


def builtin_all(iterable):
    for x in iterable:
        if not x:
            return False
    return True


def builtin_any(iterable):
    for x in iterable:
        if x:
            return True
    return False


def builtin_min(key=None, default='\0missing', *values):
    items = values
    if len(values) == 1:
        items = values[0]
    end = []
    it = iter(items)
    best = _next(it, end)
    if best is end:
        if _is_missing(default):
            raise ValueError('min() iterable argument is empty')
        return default
    if key is None:
        for x in _each(it):
            if x < best:
                best = x
        return best
    best_key = key(best)
    for x in _each(it):
        x_key = key(x)
        if x_key < best_key:
            best = x
            best_key = x_key
    return best


def builtin_max(key=None, default='\0missing', *values):
    items = values
    if len(values) == 1:
        items = values[0]
    end = []
    it = iter(items)
    best = _next(it, end)
    if best is end:
        if _is_missing(default):
            raise ValueError('max() iterable argument is empty')
        return default
    if key is None:
        for x in _each(it):
            if x > best:
                best = x
        return best
    best_key = key(best)
    for x in _each(it):
        x_key = key(x)
        if x_key > best_key:
            best = x
            best_key = x_key
    return best


def builtin_sum(iterable, start=0):
    state = _sum_start(start)
    for x in iterable:
        if not _sum_add(state, x):
            _sum_set(state, _sum_value(state) + x)
    return _sum_value(state)


def builtin_abs(x):
    return _special(x, '__abs__')()


def builtin_divmod(a, b):
    left = _special(a, '__divmod__')
    right = _special(b, '__rdivmod__')
    if right is not None and type(a) is not type(b) and issubclass(type(b), type(a)):
        value = right(a)
        if value is not NotImplemented:
            return value
        right = None
    if left is not None:
        value = left(b)
        if value is not NotImplemented:
            return value
    if right is not None and type(a) is not type(b):
        value = right(a)
        if value is not NotImplemented:
            return value
    raise TypeError("unsupported operand type(s) for divmod(): '" + _type_name(a) + "' and '" + _type_name(b) + "'")


def builtin_pow(base, exp, mod=None):
    if mod is None:
        return base ** exp
    method = _special(base, '__pow__')
    if method is not None:
        value = method(exp, mod)
        if value is not NotImplemented:
            return value
    method = _special(exp, '__rpow__')
    if method is not None:
        value = method(base, mod)
        if value is not NotImplemented:
            return value
    raise TypeError("unsupported operand type(s) for ** or pow(): '" + _type_name(base) + "', '" + _type_name(exp) + "', '" + _type_name(mod) + "'")


def builtin_round(number, ndigits=None):
    method = _special(number, '__round__')
    if method is None:
        return round(number, index_of(ndigits))
    if ndigits is None:
        return method()
    return method(ndigits)


def builtin_bin(x):
    return bin(index_of(x))


def builtin_hex(x):
    return hex(index_of(x))


def builtin_oct(x):
    return oct(index_of(x))


def builtin_chr(x):
    return chr(index_of(x))


def builtin_isinstance(obj, cls):
    if type(obj) is cls:
        return True
    if _kind(cls) == 'tuple':
        for item in cls:
            if isinstance(obj, item):
                return True
        return False
    check = _special(cls, '__instancecheck__')
    if check is None:
        raise TypeError('isinstance() arg 2 must be a type, a tuple of types, or a union')
    return True if check(obj) else False


def builtin_issubclass(cls, other):
    if _kind(other) == 'tuple':
        for item in other:
            if issubclass(cls, item):
                return True
        return False
    check = _special(other, '__subclasscheck__')
    if check is None:
        raise TypeError('issubclass() arg 2 must be a class, a tuple of classes, or a union')
    return True if check(cls) else False


def instance_check(cls, obj):
    # What an object says of its class counts as well.
    told = getattr(obj, '__class__', None)
    return _kind(told) == 'class' and told is not type(obj) and _derives(told, cls)
