# Attributes of instances before those of their class, set for the first time and again.
class Base:
    count = 0
    name = None
    parts = ()

    def describe(self):
        return self.count, self.name, self.parts


class Derived(Base):
    name = "derived"


for round in range(3):
    for cls in Base, Derived:
        thing = cls()
        print(thing.describe(), end=" ")
        thing.count = round
        thing.name = f"{cls.__name__}{round}"
        thing.parts += (round,)
        print(thing.describe(), sorted(vars(thing)))
        del thing.count
        print(thing.describe())
    # What the class says changes in between, at last to something that decides.
    Base.count += 10


def fill(thing, value):
    thing.count = value
    return thing


print(vars(fill(Base(), 5)), Base.count)
Base.count = property(lambda self: "computed", lambda self, value: print("set to", value))
print(vars(fill(Base(), 6)), Base().count)
del Base.count
print(vars(fill(Derived(), 7)))
thing = Base()
thing.__doc__ = "its own"
thing.__module__ = "elsewhere"
print(sorted(vars(thing)), thing.__doc__, thing.__module__)
