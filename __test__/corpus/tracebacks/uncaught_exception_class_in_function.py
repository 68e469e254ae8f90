# A class made in a function prints with its qualified name.
def make():
    class LocalError(Exception):
        pass
    return LocalError
class Outer:
    class Inner(Exception):
        pass
try:
    raise Outer.Inner('x')
except Outer.Inner as e:
    print(repr(e))
raise make()('from a local class')
