# mro() of a metaclass is asked when a class is made, not when __bases__ changes, and has to give an
# order that names every base once.
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


# It has to name every base, and each once.
class Short(type):
    def mro(cls):
        order = super().mro()
        return [cls, object] if cls.__name__ == 'Without' else [*order[:-1], *order[1:]]


for name in ['Without', 'Twice']:
    try:
        print(len(Short(name, (First,), {}).__mro__))
    except TypeError as error:
        print(name, error)
