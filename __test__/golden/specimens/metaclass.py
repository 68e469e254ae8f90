class Registry(type):
    seen = []
    def __new__(meta, name, bases, space, **options):
        cls = super().__new__(meta, name, bases, space)
        meta.seen.append((name, options))
        return cls
class One(metaclass=Registry, size=1): pass
ext(1)
class Two(One): pass
print(Registry.seen, type(Two).__name__, isinstance(Two, Registry))
