# Weak references: their callbacks.


def run_weak_callbacks(calls):
    # Between two instructions of the program, so nothing may be raised.
    for pair in calls:
        callback = pair[0]
        try:
            callback(pair[1])
        except BaseException as error:
            report_unraisable(error, 'Exception ignored on calling weakref callback ', callback)


def report_unraisable(error, words, object):
    try:
        shown = repr(object)
    except BaseException:
        shown = '<object repr() failed>'
    try:
        message = str(error)
    except BaseException:
        message = '<exception str() failed>'
    name = _type_name(error)
    _write(words + shown + ':\n' + (name + ': ' + message if message else name) + '\n', True)
