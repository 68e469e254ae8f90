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
        return as_index(value)
    result = None
    if method is not None:
        try:
            result = method()
        except TypeError:
            pass
    if not isinstance(result, int):
        raise TypeError('%' + character + ' format: ' + wanted + ' is required, not ' + _type_name(value))
    return result


def bytes_value(value):
    if isinstance(value, (bytes, bytearray)) or _special(value, '__bytes__') is None:
        return value
    return bytes_new(value)


def bytes_mod(template, args):
    # Where `%b` asks `__bytes__`, its answer stands in the row of arguments instead.
    values = list(args) if isinstance(args, tuple) else [args]
    source = bytes(template)
    named = {}
    place = taken = 0
    while True:
        place = source.find(b'%', place) + 1
        if place == 0:
            break
        key = None
        if source[place:place + 1] == b'(':
            place += 1
            start, depth = place, 1
            while place < len(source) and depth > 0:
                depth += (source[place] == 40) - (source[place] == 41)
                place += 1
            key = source[start:place - 1]
        while place < len(source) and source[place] in b'#0- +*.123456789hlL':
            taken += source[place] == 42
            place += 1
        kind = source[place:place + 1]
        place += 1
        if kind == b'%':
            continue
        if key is not None:
            value = args[key]
            named[key] = bytes_value(value) if kind in (b'b', b's') else value
            continue
        if kind in (b'b', b's') and taken < len(values):
            values[taken] = bytes_value(values[taken])
        taken += 1
    return template % (named or tuple(values))


def binary_mod(template, args):
    if not isinstance(template, str):
        return bytes_mod(template, args)
    single = not isinstance(args, tuple)
    values = [args] if single else list(args)
    mapping = single and not isinstance(args, str) and (
        isinstance(args, (dict, list, range, bytes)) or _special(args, '__getitem__') is not None)
    taken = 0
    pieces = []
    segments = _percent_segments(template)
    for index in range(len(segments)):
        segment = segments[index]
        if isinstance(segment, str):
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
            value = str(value)
        elif kind == 'r':
            value = repr(value)
        elif kind == 'a':
            value = ascii(value)
        elif kind != '!':
            value = percent_number(value, kind, character)
        pieces.append(_percent_item(template, index, width, precision, value))
    if taken < len(values) and not mapping:
        raise TypeError('not all arguments converted during string formatting')
    return ''.join(pieces)


def inplace_mod(template, args):
    return binary_mod(template, args)
