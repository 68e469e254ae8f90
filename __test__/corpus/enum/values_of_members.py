# Tuples as values, __init__, _generate_next_value_, _missing_.
# heavy
from enum import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
class Planet(Enum):
    MERCURY=(3.3,2.4)
    EARTH=(5.9,6.3)
    def __init__(self,mass,radius): self.mass=mass; self.radius=radius
    @property
    def ratio(self): return self.mass/self.radius
show(lambda: Planet.EARTH, lambda: Planet.EARTH.mass, lambda: Planet.EARTH.ratio>0, lambda: Planet((3.3,2.4)), lambda: Planet.EARTH.value)
class Ord(Enum):
    def _generate_next_value_(name,start,count,last): return name.lower()
    A=auto(); B=auto()
show(lambda: list(Ord))
class Miss(Enum):
    A=1
    @classmethod
    def _missing_(cls,value):
        if value=='one': return cls.A
        if value=='bad': return 5
        if value=='err': raise KeyError('q')
        return None
show(lambda: Miss('one'), lambda: Miss('two'), lambda: Miss('bad'), lambda: Miss('err'))
