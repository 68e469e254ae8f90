from enum import Enum, Flag, auto
class Colour(Enum):
    RED = 1
    BLUE = "b"
class Rights(Flag):
    READ = auto()
    WRITE = auto()
both = Rights.READ | Rights.WRITE
ext(1)
print(Colour("b"), Colour.RED.name, both, Rights.READ in both)
