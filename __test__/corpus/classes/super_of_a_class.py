# `super(C)` without an object is a descriptor; an object may say that it is of another class.


class A:
    def greet(self):
        return 'A'


class B(A):
    def greet(self):
        return 'B' + self.__super.greet()


class C(A):
    def greet(self):
        return 'C' + self.__super.greet()


B._B__super = super(B)
C._C__super = super(C)


class D(C, B):
    def greet(self):
        return 'D' + super(D).__get__(self).greet()


print(D().greet(), D().greet(), B().greet())
unbound = super(B)
print(unbound, unbound.__thisclass__, unbound.__self__, unbound.__self_class__)
print(B._B__super is D._B__super, unbound.__get__(None, B) is unbound)
bound = unbound.__get__(D())
print(bound.__self_class__, bound.greet(), bound.__get__(B()) is bound)
for attempt in (lambda: unbound.greet, lambda: unbound.__get__(5), lambda: super(D, A()),
                lambda: super(D, A), lambda: super(5)):
    try:
        attempt()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Stand:
    def __init__(self, inside):
        self.inside = inside

    @property
    def __class__(self):
        return type(self.inside)

    def __getattr__(self, name):
        return getattr(self.inside, name)


print(super(D, Stand(D())).__self_class__, D.__dict__['greet'](Stand(D())))
