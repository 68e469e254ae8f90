# Places of tracebacks as objects.
import traceback


def outer():
    inner('x')


def inner(text):
    int(text)


try:
    outer()
except ValueError as error:
    stack = traceback.extract_tb(error.__traceback__)
    made = traceback.TracebackException.from_exception(error)
for frame in stack:
    print(frame.lineno, frame.name, frame.line, frame.colno, frame.end_colno, frame.end_lineno)
    name, line, function, text = frame
    print(line == frame[1], function, text, len(frame), frame == frame)
print(len(stack), type(stack).__name__, ''.join(stack.format()[1:]))
print(made, made.exc_type, made.exc_type_str, made.__cause__, made.__suppress_context__, made.__notes__)
print(''.join(made.format_exception_only()), len(list(made.format())))
listed = traceback.StackSummary.from_list([('f.py', 1, 'n', 'x = 1'), ('f.py', 2, 'm', None)])
print(listed.format(), traceback.format_list(listed) == listed.format())
print(traceback.FrameSummary('f.py', 3, 'name', line='  y = 2  ').line, listed[0])
repeated = traceback.StackSummary.from_list([('f.py', 1, 'n', 'n()')] * 5)
print(''.join(repeated.format()))


def where():
    return traceback.extract_stack()[-1], traceback.format_stack(limit=1)


frame, texts = where()
print(frame.name, frame.line, len(texts), texts[0].splitlines()[1])
