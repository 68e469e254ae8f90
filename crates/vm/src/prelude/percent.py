# `%` of strings where methods of the program have to be called.


def percent_number(value, kind, character):
    # The value as one of the built-in type that the conversion takes.
    if kind == 'd':
        if isinstance(value, (int, float)):
            return value
        wanted = 'a real number'
        method = _special(value, '__int__')
        if method is None:
            method = _special(value, '__index__')
    elif kind == 'x':
        if isinstance(value, int):
            return value
        wanted = 'an integer'
        method = _special(value, '__index__')
    elif kind == 'f':
        if isinstance(value, (int, float)):
            return value
        if _special(value, '__float__') is None and _special(value, '__index__') is None:
            raise TypeError('must be real number, not ' + _type_name(value))
        return float(value)
    else:
        if isinstance(value, (int, str)):
            return value
        if _special(value, '__index__') is None:
            raise TypeError('%c requires an int or a unicode character, not ' + _type_name(value))
        return index_of(value)
    result = None
    if method is not None:
        try:
            result = method()
        except TypeError:
            pass
    if not isinstance(result, int):
        raise TypeError('%' + character + ' format: ' + wanted + ' is required, not ' + _type_name(value))
    return result


def bytes_number(value, kind, character):
    # As percent_number, in the words of bytes.
    if kind == 'f':
        result = None
        if isinstance(value, (int, float)):
            return value
        if _special(value, '__float__') is not None or _special(value, '__index__') is not None:
            try:
                result = float(value)
            except BaseException:
                pass
        if result is None:
            raise TypeError('float argument required, not ' + _type_name(value))
        return result
    if kind == 'c':
        if isinstance(value, (int, bytes, bytearray)) or _special(value, '__index__') is None:
            return value
        return index_of(value)
    return percent_number(value, kind, character)


def bytes_value(value):
    if isinstance(value, (bytes, bytearray)) or _special(value, '__bytes__') is None:
        return value
    return bytes_new(value)


def is_percent_mapping(template, args):
    if isinstance(args, (tuple, str)):
        return False
    if isinstance(args, (bytes, bytearray)):
        return isinstance(template, str)
    return isinstance(args, (dict, list, range, memoryview)) or _special(args, '__getitem__') is not None


def binary_mod(template, args):
    is_text = isinstance(template, str)
    single = not isinstance(args, tuple)
    values = [args] if single else list(args)
    mapping = is_percent_mapping(template, args)
    taken = 0
    pieces = []
    segments = _percent_segments(template)
    for index in range(len(segments)):
        segment = segments[index]
        if not isinstance(segment, tuple):
            pieces.append(segment)
            continue
        needs_mapping, key, star_width, star_precision, kind, character, fetches = segment
        width = precision = value = None
        if needs_mapping:
            if not mapping:
                raise TypeError('format requires a mapping')
            if key is not None:
                values = [args[key]]
                taken = 0
        if star_width:
            if taken >= len(values):
                raise TypeError('not enough arguments for format string')
            width = values[taken]
            taken += 1
            if not isinstance(width, int):
                raise TypeError('* wants int')
        if star_precision:
            if taken >= len(values):
                raise TypeError('not enough arguments for format string')
            precision = values[taken]
            taken += 1
            if not isinstance(precision, int):
                raise TypeError('* wants int')
        if fetches:
            if taken >= len(values):
                raise TypeError('not enough arguments for format string')
            value = values[taken]
            taken += 1
        if kind == 's':
            value = str(value) if is_text else bytes_value(value)
        elif kind == 'r' and is_text:
            value = repr(value)
        elif kind == 'a' or kind == 'r':
            value = ascii(value)
        elif kind != '!':
            value = (percent_number if is_text else bytes_number)(value, kind, character)
        pieces.append(_percent_item(template, index, width, precision, value))
    if taken < len(values) and not mapping:
        raise TypeError(
            'not all arguments converted during ' + ('string' if is_text else 'bytes')
            + ' formatting')
    if is_text:
        return ''.join(pieces)
    joined = b''.join(pieces)
    return bytearray(joined) if isinstance(template, bytearray) else joined
