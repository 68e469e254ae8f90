# Docstrings belong to functions, classes and methods.
def f():
    """First line.

    Second para.
    """
    return 1
def g():
    f"not a doc"
def h():
    x = 'not a doc'
class C:
    """Class doc"""
    def m(self):
        'method doc'
print(repr(f.__doc__), g.__doc__, h.__doc__, C.__doc__, C.m.__doc__, C().m.__doc__, (lambda: 0).__doc__)
f.__doc__ = 'changed'
print(f.__doc__)
