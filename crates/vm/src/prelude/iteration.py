# Iteration where code of the program makes the steps.


def iterate(x):
    method = _special(x, '__iter__')
    if method is not None:
        it = method()
        if not _is_iterator(it):
            raise TypeError("iter() returned non-iterator of type '" + _type_name(it) + "'")
        return it
    if _special(x, '__getitem__') is not None:
        return _getitem_iterator(x, 0, 1)
    raise TypeError("'" + _type_name(x) + "' object is not iterable")


def iterator_next(it):
    kind = _iter_kind(it)
    if kind == 'filter':
        function, inner = _iter_parts(it)
        if function is None or function is bool:
            while True:
                x = next(inner)
                if x:
                    return x
        while True:
            x = next(inner)
            if function(x):
                return x
    if kind == 'map':
        function, inner, strict = _iter_parts(it)
        return function(*next_of_each(inner, strict, 'map'))
    if kind == 'enumerate':
        return _enumerated(it, next(_iter_parts(it)[0]))
    if kind == 'zip':
        unused, inner, strict = _iter_parts(it)
        return next_of_each(inner, strict, 'zip')
    if kind == 'call':
        return call_next(it)
    if kind == 'getitem':
        return getitem_next(it)
    return _special(it, '__next__')()


def next_of_each(iterators, strict, name):
    if not iterators:
        raise StopIteration
    items = []
    if not strict:
        for inner in iterators:
            items.append(next(inner))
        return tuple(items)
    end = []
    for inner in iterators:
        x = _next(inner, end)
        if x is end:
            break
        items.append(x)
    else:
        return tuple(items)
    ended = len(items)
    if ended > 0:
        raise ValueError(unequal(name, ended, 'shorter'))
    for place in range(1, len(iterators)):
        if _next(iterators[place], end) is not end:
            raise ValueError(unequal(name, place, 'longer'))
    raise StopIteration


def unequal(name, place, how):
    plural = ' ' if place == 1 else 's 1-'
    return name + '() argument ' + str(place + 1) + ' is ' + how + ' than argument' + plural + str(place)


def call_next(it):
    function, sentinel = _iter_parts(it)
    ended = False
    x = None
    try:
        x = function()
    except StopIteration:
        ended = True
    if ended or _iter_kind(it) != 'call':
        _iter_exhaust(it)
        raise StopIteration
    if sentinel is x or sentinel == x:
        _iter_exhaust(it)
        raise StopIteration
    return x


def getitem_next(it):
    obj, index, step = _iter_parts(it)
    ended = index < 0
    x = None
    if not ended:
        try:
            x = obj[index]
        except (IndexError, StopIteration):
            ended = True
    if ended:
        _iter_exhaust(it)
        raise StopIteration
    _iter_advance(it)
    return x


def getitem_hint(it):
    obj, index, step = _iter_parts(it)
    if step < 0:
        left = index + 1
        return 0 if len(obj) < left else left
    if _special(obj, '__len__') is None:
        return NotImplemented
    return max(len(obj) - index, 0)


def builtin_next(it, default='\0missing'):
    if _is_missing(default):
        return iterator_next(it)
    try:
        return next(it)
    except StopIteration:
        return default


def call_or_default(function, args, default):
    try:
        return function(*args)
    except StopIteration:
        return default


def enumerate_new(iterable, start=0):
    start = index_of(start)
    return _enumerate(iter(iterable), start)


def zip_new(strict=False, *iterables):
    strict = not not strict
    return _zip(tuple([iter(x) for x in iterables]), strict)


def map_new(strict=False, function=None, *iterables):
    strict = not not strict
    return _map(function, tuple([iter(x) for x in iterables]), strict)


def filter_new(function, iterable):
    return _filter(function, iter(iterable))


def reversed_new(x):
    method = _special(x, '__reversed__')
    if method is not None:
        return method()
    return _getitem_iterator(x, len(x) - 1, -1)


# ---- unpacking

def unpacking_iterator(iterable):
    if _type_name(iterable) in (
            'int', 'float', 'bool', 'complex', 'NoneType', 'ellipsis', 'function', 'module',
            'builtin_function_or_method'):
        raise TypeError('cannot unpack non-iterable ' + _type_name(iterable) + ' object')
    if _kind(iterable) == 'instance' and _special(iterable, '__iter__') is None and _special(iterable, '__getitem__') is None:
        raise TypeError('cannot unpack non-iterable ' + _type_name(iterable) + ' object')
    return iter(iterable)


def unpack(iterable, count):
    it = unpacking_iterator(iterable)
    end = []
    items = []
    while len(items) < count:
        x = _next(it, end)
        if x is end:
            raise ValueError('not enough values to unpack (expected ' + str(count) + ', got ' + str(len(items)) + ')')
        items.append(x)
    if _next(it, end) is not end:
        raise ValueError('too many values to unpack (expected ' + str(count) + ')')
    return tuple(items)


def unpack_star(iterable, before, after):
    it = unpacking_iterator(iterable)
    needed = before + after
    end = []
    first = []
    while len(first) < before:
        x = _next(it, end)
        if x is end:
            raise ValueError('not enough values to unpack (expected at least ' + str(needed) + ', got ' + str(len(first)) + ')')
        first.append(x)
    # As in CPython, the rest is a list of the iterator, which is asked for one once more.
    rest = list(it)
    if len(rest) < after:
        raise ValueError('not enough values to unpack (expected at least ' + str(needed) + ', got ' + str(before + len(rest)) + ')')
    last = len(rest) - after
    return (*first, rest[:last], *rest[last:])
