# IntFlag: flags that are ints.
# heavy
from enum import *
def show(*fs):
    for f in fs:
        try:
            print(repr(f()))
        except Exception as e:
            print(type(e).__name__, e)
class I(IntFlag):
    A=1; B=2; C=4
show(lambda: I.A|I.B, lambda: I.A|8, lambda: I(8), lambda: I.A+1, lambda: ~I.A, lambda: I.A&3, lambda: str(I.A|I.B), lambda: I(0), lambda: I.A|I.B==3, lambda: isinstance(I.A|I.B,I), lambda: list(I(7)), lambda: f'{I.A}')
