# What properties know of their names and docstrings.


class C:
    @property
    def read(self):
        """Read only."""
        return 1

    hidden = property()
    write = property(fset=lambda self, value: None)


C.later = property(lambda self: 5)
C.nameless = property()
for action in (lambda: setattr(C(), 'read', 1), lambda: delattr(C(), 'read'), lambda: C().hidden,
               lambda: C().write, lambda: setattr(C(), 'later', 1), lambda: C().nameless):
    try:
        action()
    except AttributeError as error:
        print(error)
print(C.read.__name__, C.read.__doc__, C.hidden.__name__, C.later.__name__)
C.read.__doc__ = 'Changed.'
print(C.read.__doc__)


class Documented(property):
    """The class."""


class D:
    @Documented
    def a(self):
        """Of the getter."""

    b = Documented(doc='Given.')
    c = Documented(lambda self: 1)


print(D.a.__doc__, '|', D.b.__doc__, '|', D.c.__doc__, '|', Documented.__doc__)
p = property(lambda self: 1)
for args in ((), (C,), (C, 'n', 1)):
    try:
        p.__set_name__(*args)
    except TypeError as error:
        print(error)
p.__set_name__(C, 'n')
print(p.__name__)


def marked(self):
    pass


for mark in (True, False, [], [1], '', 'x'):
    marked.__isabstractmethod__ = mark
    print(property(marked).__isabstractmethod__, end=' ')
print()
