# Descriptors, __set_name__, __init_subclass__, forms of super().
def show(*fs):
    for f in fs:
        try: print(repr(f()))
        except Exception as e: print(type(e).__name__, e)
class D:
    def __set_name__(self, o, n): print('set_name', o.__name__, n)
    def __get__(self, i, o): return ('get', i is None, o.__name__)
class E: 
    d=D()
show(lambda: E.d, lambda: E().d)
class Bad:
    def __set_name__(self,o,n): raise ValueError('x')
def b1():
    class F: b=Bad()
try: b1()
except ValueError as e: print(e, e.__notes__)
class ND:
    def __get__(self,i,o): return 'nd'
class DD(ND):
    def __set__(self,i,v): i.__dict__['z']=v
class G: n=ND(); z=DD()
g=G(); g.__dict__['n']='inst'; g.z=5
print(g.n, g.z, g.__dict__)
class RO:
    def __get__(self,i,o): return 1
    def __set__(self,i,v): raise AttributeError('ro')
class H: r=RO()
show(lambda: setattr(H(),'r',1), lambda: delattr(H(),'r'))
class In:
    def __init_subclass__(cls, tag=None, **k): super().__init_subclass__(**k); cls.tag=tag
class In2(In, tag='t'): pass
show(lambda: In2.tag, lambda: type('In3',(In,),{},tag='u').tag, lambda: type('In4',(In,),{},bad=1))
class P:
    def f(self): return 'P'
class Q(P):
    def f(self): return 'Q'+super().f()+super(Q,self).f()
    @classmethod
    def c(cls): return super().__name__ if hasattr(super(),'__name__') else 'no'
    s=property(lambda self: super(Q,self).f())
print(Q().f(), Q.c(), Q().s)
s=super(Q,Q())
print(s.__thisclass__, s.__self_class__, type(s.__self__))
show(lambda: super(Q, P()), lambda: super(1,2))
