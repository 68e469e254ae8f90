"""What became of a test, in one line."""
import suite_absent


def describe(error):
    if isinstance(error, suite_absent.Absent):
        return 'ABSENT ' + str(error)
    message = str(error).replace('\n', '\\n')
    word = 'FAIL' if type(error).__name__ == 'AssertionError' else 'ERROR'
    return word + ' ' + _line(error) + type(error).__name__ + ': ' + message[:300]


def _line(error):
    """The last line of the tests' own file that the error came through."""
    lines = []
    tb = error.__traceback__
    while tb is not None:
        frame = getattr(tb, 'tb_frame', None)
        code = getattr(frame, 'f_code', None)
        file = getattr(code, 'co_filename', '')
        if not file or 'test_' in file or '_tests' in file:
            lines.append(str(tb.tb_lineno))
        tb = tb.tb_next
    if not lines:
        return ''
    return 'line ' + lines[-1] + ': '
