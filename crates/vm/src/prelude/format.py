# `str.format` where methods of the program have to be called.


def format_fields(segments, args, mapping):
    pieces = []
    for segment in segments:
        if isinstance(segment, str):
            pieces.append(segment)
            continue
        if len(segment) == 1:
            raise ValueError(segment[0])
        first, accessors, fault, conversion, unknown, spec = segment
        if isinstance(first, int):
            if args is None:
                raise ValueError('Format string contains positional fields')
            if first >= len(args):
                raise IndexError('Replacement index ' + str(first) + ' out of range for positional args tuple')
            value = args[first]
        else:
            value = mapping[first]
        for kind, key in accessors:
            value = getattr(value, key) if kind == '.' else value[key]
        if fault is not None:
            raise ValueError(fault)
        if conversion == 's':
            value = str(value)
        elif conversion == 'r':
            value = repr(value)
        elif conversion == 'a':
            value = ascii(value)
        elif unknown is not None:
            raise ValueError(unknown)
        pieces.append(format(value, format_fields(spec, args, mapping)))
    return ''.join(pieces)


def str_format(template, keywords=None, *args):
    return format_fields(_format_segments(template), args, {} if keywords is None else keywords)


def str_format_map(template, mapping):
    return format_fields(_format_segments(template), None, mapping)
