# inspect knows no frames of callers.
# heavy
import inspect


def inner():
    return inspect.currentframe()


frame = inner()
print(frame is None, getattr(frame, 'f_code', None) is inner.__code__, hasattr(inspect, 'stack'))
