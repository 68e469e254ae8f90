# The dicts of classes have no entries __dict__ and __weakref__.
class Plain:
    size = 1


print(sorted(name for name in vars(Plain) if name in ('size', '__dict__', '__weakref__')))
