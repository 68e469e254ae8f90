# __init_subclass__ runs for each new subclass, with keywords.
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[name or cls.__name__.lower()] = cls
        print('registered', cls.__name__)
class Csv(Plugin): pass
class Json(Plugin, name='js'): pass
class Sub(Json): pass
print(list(Plugin.registry), Plugin.registry['js'] is Json)
try:
    class Bad(Plugin, other=1): pass
except TypeError as e:
    print(e)
try:
    class Worse(flag=1): pass
except TypeError as e:
    print(e)
