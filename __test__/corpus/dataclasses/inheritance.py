# Fields of bases come first and keep their place.
# heavy
from dataclasses import *
from typing import ClassVar
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
@dataclass
class Base:
    a: int = 1
    b: int = 2
@dataclass
class Der(Base):
    b: int = 3
    c: int = 4
show(lambda: Der(), lambda: Der(1,2,3), lambda: Der()==Base(), lambda: [f.name for f in fields(Der)])
