# mro() of a metaclass is asked when a class is made, not when __bases__ changes.
class Meta(type):
    def mro(cls):
        print('asked')
        return super().mro()


class First:
    pass


class Second:
    pass


class Thing(First, metaclass=Meta):
    pass


Thing.__bases__ = (Second,)
print([base.__name__ for base in Thing.__mro__])
