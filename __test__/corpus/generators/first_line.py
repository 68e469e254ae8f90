# The first line of a decorated function is that of its first decorator.
import traceback


def keep(function):
    return function


@keep
@keep
def numbers():
    yield 1


@keep
class Box:
    pass


print(numbers.__code__.co_firstlineno, Box.__firstlineno__)
generator = numbers()
print(generator.gi_frame.f_lineno)
try:
    numbers().throw(ValueError('v'))
except ValueError:
    traceback.print_exc()
numbers().throw(KeyError)
