# Texts of exceptions whose arguments need methods of the program.


def exception_repr(e):
    args = e.args
    if len(args) == 1:
        return _type_name(e) + '(' + repr(args[0]) + ')'
    return _type_name(e) + repr(args)


def exception_str(e):
    args = e.args
    kind = _exception_kind(e)
    if kind == 'os':
        text = '[Errno ' + str(e.errno) + '] ' + str(e.strerror)
        if e.filename is not None:
            text += ': ' + repr(e.filename)
            if e.filename2 is not None:
                text += ' -> ' + repr(e.filename2)
        return text
    if kind == 'group':
        count = len(args[1])
        return str(args[0]) + ' (' + str(count) + ' sub-exception' + ('' if count == 1 else 's') + ')'
    if not args:
        return ''
    if len(args) > 1:
        return repr(args)
    if kind == 'key':
        return repr(args[0])
    return str(args[0])


def exception_text(e):
    # What a traceback shows for an exception.
    try:
        return str(e)
    except BaseException:
        return '<exception str() failed>'


def note_text(note):
    try:
        return str(note)
    except BaseException:
        return '<note str() failed>'


def group_check(condition):
    types = condition if isinstance(condition, tuple) else (condition,)
    for cls in types:
        if not isinstance(cls, type) or not issubclass(cls, BaseException):
            break
    else:
        return lambda e: isinstance(e, condition)
    if isinstance(condition, type) or not callable(condition):
        raise TypeError('expected an exception type, a tuple of exception types, '
                        'or a callable (other than a class)')
    return condition


def group_like(group, exceptions):
    if not exceptions:
        return None
    made = group.derive(exceptions)
    if not isinstance(made, BaseExceptionGroup):
        raise TypeError('derive must return an instance of BaseExceptionGroup')
    made.__traceback__ = group.__traceback__
    made.__context__ = group.__context__
    if group.__cause__ is not None:
        made.__cause__ = group.__cause__
    notes = getattr(group, '__notes__', None)
    if isinstance(notes, list):
        made.__notes__ = list(notes)
    return made


def group_parts(group, check):
    if check(group):
        return group, None
    matching = []
    others = []
    for e in group.exceptions:
        if isinstance(e, BaseExceptionGroup):
            match, rest = group_parts(e, check)
            if match is not None:
                matching.append(match)
            if rest is not None:
                others.append(rest)
        elif check(e):
            matching.append(e)
        else:
            others.append(e)
    return group_like(group, matching), group_like(group, others)


def group_split(group, condition):
    return group_parts(group, group_check(condition))


def group_subgroup(group, condition):
    return group_parts(group, group_check(condition))[0]


def group_derive(group, exceptions):
    return BaseExceptionGroup(group.message, exceptions)
