# Groups keep their message and exceptions whatever becomes of their arguments.
l=[ValueError(1), KeyError('x')]
g=ExceptionGroup('m', l)
l.append(TypeError())
print(repr(g), str(g), g.args, g.exceptions)
g.args=(1,2,3)
print(repr(g), str(g), g.args, g.exceptions, g.message)
try: g.exceptions = 1
except Exception as e: print(type(e), e)
try: g.message = 1
except Exception as e: print(type(e), e)
g=BaseExceptionGroup('m', (ValueError(1), KeyboardInterrupt()))
print(repr(g))
class MyG(ExceptionGroup): pass
m = MyG('a', [OSError(9991,'b')])
print(repr(m), m.split(OSError), m.subgroup(lambda e: True) is m, m.split(ValueError))
m = MyG('a', [OSError(9991,'b'), ValueError(2)])
print(m.split(OSError))
print(m.derive([KeyError(1)]))
class MyG2(ExceptionGroup):
    def derive(self, excs): return MyG2(self.message, excs)
m = MyG2('a', [OSError(9991,'b'), ValueError(2)])
m.add_note('n')
m.__cause__ = KeyError('c')
a,b = m.split(OSError)
print(repr(a), a.__notes__, a.__cause__, a.__notes__ is m.__notes__, b.__notes__ is a.__notes__, a.__suppress_context__)
class EG3(BaseExceptionGroup, ValueError):
    def __new__(cls, a, b=None):
        self = super().__new__(cls, 'msg '+a, b)
        self.code = a
        return self
try:
    x = EG3('q', [KeyError(3)])
    print(repr(x), x.code, x.message, x.args)
except Exception as e: print(repr(e))
