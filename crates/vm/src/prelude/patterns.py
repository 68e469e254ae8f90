# Patterns of `match` whose subject has code of the program to ask.


def match_keys(subject, keys):
    get = subject.get
    seen = set()
    missing = object()
    values = []
    for key in keys:
        if key in seen:
            raise ValueError('mapping pattern checks duplicate key (' + repr(key) + ')')
        seen.add(key)
        value = get(key, missing)
        if value is missing:
            return None
        values.append(value)
    return tuple(values)


def match_class(subject, cls, positional, names):
    if not isinstance(subject, cls):
        return None
    values = []
    seen = []
    if positional:
        itself = False
        listed = getattr(cls, '__match_args__', '\0missing')
        if _is_missing(listed):
            listed = ()
            itself = _matches_itself(cls)
        elif type(listed) is not tuple:
            raise TypeError(
                _class_name(cls) + '.__match_args__ must be a tuple (got '
                + _type_name(listed) + ')'
            )
        allowed = 1 if itself else len(listed)
        if allowed < positional:
            plural = '' if allowed == 1 else 's'
            raise TypeError(
                _class_name(cls) + '() accepts ' + str(allowed) + ' positional sub-pattern' + plural
                + ' (' + str(positional) + ' given)'
            )
        if itself:
            values.append(subject)
        else:
            for place in range(positional):
                name = listed[place]
                if type(name) is not str:
                    raise TypeError(
                        '__match_args__ elements must be strings (got ' + _type_name(name) + ')'
                    )
                value = match_attribute(subject, cls, name, seen)
                if _is_missing(value):
                    return None
                values.append(value)
    for name in names:
        value = match_attribute(subject, cls, name, seen)
        if _is_missing(value):
            return None
        values.append(value)
    return tuple(values)


def match_attribute(subject, cls, name, seen):
    if name in seen:
        raise TypeError(
            _class_name(cls) + '() got multiple sub-patterns for attribute ' + repr(name)
        )
    seen.append(name)
    return getattr(subject, name, '\0missing')
