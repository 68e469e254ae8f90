# Enumerations made by calls; unique and verify.
# heavy
from enum import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
F=Enum('F','X Y Z')
G=Enum('G',[('A',5),('B',6)])
H=IntEnum('H',{'P':1,'Q':2})
show(lambda: list(F), lambda: list(G), lambda: H.Q+1, lambda: F.__module__, lambda: Enum('J',['a','b'],start=5).b, lambda: Flag('K','A B C').C)
def e4():
    @unique
    class U(Enum):
        A=1; B=1; C=1
def e5():
    @verify(CONTINUOUS)
    class U(IntEnum):
        A=1; B=4
def e6():
    @verify(UNIQUE)
    class U(IntEnum):
        A=1; B=1
def e7():
    @verify(NAMED_FLAGS)
    class U(Flag):
        A=1; B=6
show(e4,e5,e6,e7)
