# inspect knows no source text.
# heavy
import inspect


def work():
    return 1


try:
    print(inspect.getsource(work))
except (OSError, AttributeError) as error:
    print(type(error).__name__, error)
