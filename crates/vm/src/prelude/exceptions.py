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
        count = len(e.exceptions)
        return e.message + ' (' + str(count) + ' sub-exception' + ('' if count == 1 else 's') + ')'
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


