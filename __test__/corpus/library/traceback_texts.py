# Texts of exceptions as the module traceback gives them.
import sys
import traceback


def fail(depth):
    if depth:
        return fail(depth - 1)
    return 1 / 0


try:
    fail(5)
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exc(limit=2))
    print(traceback.format_exc(limit=-1))
print(traceback.format_exc())
try:
    try:
        {}['k']
    except KeyError as error:
        raise ValueError('outer') from error
except ValueError as error:
    print(''.join(traceback.format_exception(error)))
    print(''.join(traceback.format_exception(type(error), error, error.__traceback__, chain=False)))
    print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))
    print(traceback.format_tb(error.__traceback__))
try:
    try:
        fail(0)
    finally:
        missing_name
except NameError:
    traceback.print_exc(file=sys.stdout)
try:
    'text'.uper()
except AttributeError as error:
    error.add_note('a note\nof two lines')
    print(''.join(traceback.format_exception_only(error)))
try:
    compile('a b', 'some.py', 'exec')
except SyntaxError as error:
    print(''.join(traceback.format_exception_only(error)))


class Silent(Exception):
    def __str__(self):
        raise ValueError


class Plain(Exception):
    pass


print(traceback.format_exception_only(Silent()), traceback.format_exception_only(Plain()),
      traceback.format_exception(None), traceback.format_exception(Plain('x')))
for bad in (5, 'x'):
    try:
        traceback.format_exception(bad)
    except TypeError as error:
        print(error)
