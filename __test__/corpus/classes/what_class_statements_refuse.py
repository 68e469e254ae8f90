# Metaclass conflicts, __slots__ that cannot be, arguments of type().
def show(*fs):
    for f in fs:
        try: print(repr(f()))
        except Exception as e: print(type(e).__name__, e)
class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
def c1():
    class C(A,B): pass
def c2():
    class C(A, metaclass=M2): pass
def c3():
    class C:
        __slots__=('a','b')
        a=1
def c4():
    class C(int):
        __slots__=('a',)
def c5():
    class C: __slots__=('1a',)
def c6():
    class C: __slots__=(1,)
def c7():
    class X:
        __slots__=('a',)
    class Y:
        __slots__=('b',)
    class Z(X,Y): pass
def c8():
    class Q(list, dict): pass
show(c1,c2,c3,c4,c5,c6,c7,c8, lambda: type('A'), lambda: type('A',(),{},1), lambda: type(1,(),{}), lambda: type('A',[],{}), lambda: type('A',(),[]), lambda: type('A',(1,),{}), lambda: type('A',(object,object),{}), lambda: type(), lambda: type('A\0',(),{}))
