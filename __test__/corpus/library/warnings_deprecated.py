# What is marked as deprecated warns at the line that uses it.
# heavy
import warnings


@warnings.deprecated('old function')
def work():
    return 1


@warnings.deprecated('old class')
class Old:
    def __init_subclass__(cls, **options):
        print(cls.__name__, options)


@warnings.deprecated('empty')
class Empty:
    pass


@warnings.deprecated('nested', stacklevel=2)
def nested():
    pass


def use():
    nested()


warnings.simplefilter('always')
print(work())
Old()


class New(Old, size=3):
    pass


class Other(Empty):
    pass


New()
use()
try:
    Empty(1)
except TypeError as error:
    print(error)
print(work.__deprecated__, Old.__deprecated__)
