# `__class__` cannot be deleted from anything; classes are named in full by __init_subclass__.
class Plain:
    pass


def delete(x):
    del x.__class__


def attempt(action):
    try:
        action()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


for value in (1, 'a', [], {}, None, ..., len, Plain(), Plain, int, ValueError(), delete):
    attempt(lambda: delete(value))


def keyword():
    class Inner(Plain, flag=1):
        pass


attempt(keyword)
attempt(lambda: Plain.__init_subclass__(1))
attempt(lambda: Plain.__init_subclass__(a=1))
attempt(lambda: int.__init_subclass__(1))
