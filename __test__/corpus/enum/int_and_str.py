# IntEnum and StrEnum: members that are ints and strings.
# heavy
from enum import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
class N(IntEnum):
    A=1
    B=2
show(lambda: N.A, lambda: str(N.A), lambda: f'{N.A}', lambda: N.A+1, lambda: N.A<N.B, lambda: N.A==1, lambda: isinstance(N.A,int), lambda: N(2), lambda: '%d'%N.B, lambda: [10,20,30][N.A], lambda: f'{N.A:03}', lambda: N.A*'x', lambda: sorted([N.B,N.A]), lambda: N.A|N.B)
class S(StrEnum):
    A=auto()
    B='bee'
show(lambda: S.A, lambda: str(S.A), lambda: S.B.upper(), lambda: S.A=='a', lambda: f'{S.B:>5}', lambda: S('bee'), lambda: S('zz'))
def e3():
    class S2(StrEnum):
        A=1
show(e3)
