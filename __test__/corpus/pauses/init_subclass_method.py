# ext in __init_subclass__: the class statement waits.
class Base:
    seen = []
    def __init_subclass__(cls, **kw):
        cls.tag = ext(kw.get('tag', 'none'))
        Base.seen.append(cls.__name__)
try:
    class A(Base, tag='a'):
        pass
    class B(A):
        pass
    print(A.tag, B.tag)
except ValueError as e:
    print('caught', e)
print(Base.seen)
class C(Base):
    pass
print(C.tag)
