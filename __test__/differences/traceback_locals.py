# traceback shows no local variables.
# heavy
import traceback


def work():
    count = 3
    raise ValueError(count)


try:
    work()
except ValueError as error:
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    print(shown.stack[-1].locals)
