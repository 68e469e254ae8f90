# `repr`, `str`, `ascii`, `format` and `print` where methods of the program have to be called.


def repr_of(x):
    if _overrides(x, '__repr__'):
        text = _special(x, '__repr__')()
        if not isinstance(text, str):
            raise TypeError('__repr__ returned non-string (type ' + _type_name(text) + ')')
        return text
    kind = _repr_kind(x)
    if _type_name(x) == 'mappingproxy':
        return 'mappingproxy(' + repr(_carried(x)) + ')'
    if kind == 'exception':
        return exception_repr(x)
    if kind == 'method':
        return '<bound method ' + _qualname(x) + ' of ' + repr(x.__self__) + '>'
    if kind == 'descriptor':
        return '<' + _type_name(x) + '(' + repr(x.__func__) + ')>'
    if kind == 'slice':
        return 'slice(' + repr(x.start) + ', ' + repr(x.stop) + ', ' + repr(x.step) + ')'
    if kind == 'other':
        raise SystemError('repr of ' + _type_name(x) + ' needs no library')
    start, end, inside = _repr_frame(x)
    x = _carried(x)
    if _repr_enter(x):
        return inside
    try:
        pieces = []
        if kind == 'list':
            # The list may change while its items are asked.
            index = 0
            while index < len(x):
                pieces.append(repr(x[index]))
                index += 1
        elif kind == 'dict':
            for key, value in list(x.items()):
                pieces.append(repr(key) + ': ' + repr(value))
        else:
            for item in list(x):
                pieces.append(repr(item))
        return start + ', '.join(pieces) + end
    finally:
        _repr_leave(x)


def str_of(x, encoding=None, errors=None):
    if _overrides(x, '__str__'):
        text = _special(x, '__str__')()
        if not isinstance(text, str):
            raise TypeError('__str__ returned non-string (type ' + _type_name(text) + ')')
        return text
    if _repr_kind(x) == 'exception':
        return exception_str(x)
    if _type_name(x) == 'mappingproxy':
        return repr(_carried(x))
    return repr(x)


def ascii_of(x):
    return _escape(repr(x))


def print_to(sep=None, end=None, file=None, flush=False, *values):
    if sep is None:
        sep = ' '
    if end is None:
        end = '\n'
    if file is None:
        file = import_full('sys').stdout
        if file is None:
            return
    write = file.write
    first = True
    for value in values:
        if not first:
            write(sep)
        first = False
        write(str(value))
    write(end)
    if flush:
        file.flush()


def format_of(value, spec=''):
    if not _overrides(value, '__format__'):
        return object_format(value, spec)
    text = _special(value, '__format__')(spec)
    if not isinstance(text, str):
        raise TypeError('__format__ must return a str, not ' + _type_name(text))
    return text


def object_format(value, spec):
    if spec:
        raise TypeError('unsupported format string passed to ' + _type_name(value) + '.__format__')
    return str(value)


def format_value(value, conversion, spec):
    if conversion == 's':
        value = str(value)
    elif conversion == 'r':
        value = repr(value)
    elif conversion == 'a':
        value = ascii(value)
    return format(value, spec)
