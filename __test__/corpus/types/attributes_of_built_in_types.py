# Attributes of built-in types that are no methods, and special methods as attributes.
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
print(int.real, int.numerator, float.imag, complex.real, slice.start, range.stop, memoryview.format, property.fget, type(int.real), type(slice.start), type(complex.imag), type({}.keys()).mapping)
class I(int): pass
class F(float): pass
class X(int):
    real = 5
    @property
    def imag(self): return 'mine'
print(I(5).real, type(I(5).real), I(5).imag, F(2.5).real, F(1).imag, X(1).real, X(1).imag, X(3).numerator)
def st(o,n):
    try: setattr(o,n,1); print('set')
    except Exception as e: print(type(e).__name__, e)
    try: delattr(o,n); print('del')
    except Exception as e: print(type(e).__name__, e)
st(5,'real'); st(1j,'imag'); st(slice(1),'start'); st(range(3),'stop'); st(I(4),'real'); st(2.5,'real'); st(memoryview(b'a'),'format'); st([], 'append'); st(5,'foo'); st({}.keys(),'mapping'); st('a','upper'); st(int,'real'); st(X(1),'imag')
t(lambda: int.real.__get__(5)); print(callable(int.real), hasattr(int,'real'), getattr(5,'real'))
t(lambda: {1:2}.keys().mapping); t(lambda: {1:2}.items().mapping[1])
t(lambda: float.from_number(3)); t(lambda: float.from_number('3')); t(lambda: float.from_number(1j)); t(lambda: F.from_number(2)); t(lambda: type(F.from_number(2)))
class W:
    def __float__(self): return 1.5
    def __index__(self): return 4
t(lambda: float.from_number(W()))
t(lambda: (5).__rdivmod__(17)); t(lambda: (5).__rdivmod__('a')); t(lambda: (2.0).__rdivmod__(7)); t(lambda: (2).__rpow__(3,5)); t(lambda: (5).__getnewargs__()); t(lambda:'a'.__getnewargs__()); t(lambda:(1,).__getnewargs__()); t(lambda:(1.5).__getnewargs__())
t(lambda: object().__lt__(1)); t(lambda: object.__lt__(1,2)); t(lambda: (1).__lt__(2)); t(lambda: [].__lt__([1])); t(lambda: {}.__lt__({})); t(lambda: None.__bool__()); t(lambda: range(0).__bool__()); t(lambda: None.__eq__(None)); t(lambda: object.__subclasshook__(1)); t(lambda: 'real' in object.__dir__(5)); t(lambda: float.__getformat__('double'))
t(lambda: iter({1,2,3}).__length_hint__())
class P:
    def __lt__(self, o): return 'P'
t(lambda: P()<1); t(lambda: 1>P()); t(lambda: P()>1); t(lambda: object()<object())
class Q: pass
t(lambda: Q()<Q()); t(lambda: Q().__lt__(1)); t(lambda: Q.__lt__ is object.__lt__); t(lambda: Q.__lt__)
t(lambda: sorted([Q(),Q()]))
print(5 .__class__, Q().__class__)
print('{0.real} {0.imag} {1.real}'.format(5, I(7)), f'{I(3).real}')
