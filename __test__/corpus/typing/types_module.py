# The module types.
# heavy
import types
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
show(lambda: types.SimpleNamespace(a=1,b='x'))
show(lambda: types.SimpleNamespace({'a':1}, b=2))
show(lambda: types.SimpleNamespace(1))
show(lambda: types.SimpleNamespace({1:2}))
show(lambda: types.SimpleNamespace({},{}))
ns=types.SimpleNamespace(a=1)
ns.me=ns
print(ns)
print(ns==types.SimpleNamespace(a=1), types.SimpleNamespace(a=1)==types.SimpleNamespace(a=1), types.SimpleNamespace(a=1)==3)
del ns.a
show(lambda: ns.a)
class N(types.SimpleNamespace): pass
print(N(x=1))
import copy
print(copy.replace(N(x=1,y=2), x=5))
show(lambda: hash(ns))
m=types.ModuleType('foo','doc')
print(m.__name__, m.__doc__, sorted(vars(m)))
m.x=3
print(m.x)
show(lambda: m.y)
show(lambda: types.ModuleType())
show(lambda: types.ModuleType(1))
print(types.MethodType(lambda self,x:(self,x), 5)(6))
show(lambda: types.MethodType(5,5))
show(lambda: types.MethodType(len,None))
show(lambda: types.MethodType(len))
C=types.new_class('C',(list[int],),{}, lambda ns: ns.update(x=1))
print(C.__bases__, C.__orig_bases__, C.x, C.__module__)
print(types.get_original_bases(C), types.get_original_bases(int))
show(lambda: types.get_original_bases(1))
print(types.resolve_bases((list[int],int)), types.resolve_bases((int,)))
class M(type):
    @classmethod
    def __prepare__(m,n,b,**k): return {'p':(n,b,k)}
    def __new__(m,n,b,d,**k): return super().__new__(m,n,b,d)
print(types.prepare_class('D',(int,),{'metaclass':M,'k':1}))
D=types.new_class('D',(int,),{'metaclass':M,'k':1})
print(D.p, type(D))
class E:
    @types.DynamicClassAttribute
    def foo(self): return 'dyn'
print(E().foo)
show(lambda: E.foo)
for n in types.__all__:
    o=getattr(types,n)
    print(n, o if isinstance(o,type) else '')
c=types.CellType(3)
print(c.cell_contents)
c2=types.CellType()
show(lambda: c2.cell_contents)
c2.cell_contents=5
print(c2.cell_contents)
mp=types.MappingProxyType({'a':1})
print(dict(mp), mp|{'b':2}, dict(mp), list(mp), 'a' in mp, len(mp), mp.get('z',3), mp==({'a':1}))
def tr():
    mp['x']=1
show(tr)
print(types.LambdaType is types.FunctionType, types.BuiltinFunctionType is types.BuiltinMethodType)
print(isinstance(int.__add__,types.WrapperDescriptorType), isinstance(str.join,types.MethodDescriptorType),isinstance((1).__add__,types.MethodWrapperType),isinstance(dict.__dict__['fromkeys'],types.ClassMethodDescriptorType))
class S:
    __slots__=('a',)
print(isinstance(S.a, types.MemberDescriptorType))
try: 1/0
except Exception as e:
    print(isinstance(e.__traceback__,types.TracebackType), isinstance(e.__traceback__.tb_frame,types.FrameType))
