# What a group can be made of, and how it is taken apart.
g=BaseExceptionGroup('m', (ValueError(1), KeyboardInterrupt()))
for args in [(), (1,), (1, [ValueError()]), ('a', 5), ('a', []), ('a', 'bc'), ('a', [1]), ('a', [ValueError]), ('a', [KeyboardInterrupt()])]:
    try: print(repr(ExceptionGroup(*args)))
    except Exception as e: print(type(e).__name__, e)
    try: print(repr(BaseExceptionGroup(*args)))
    except Exception as e: print(type(e).__name__, e)
try: ExceptionGroup('a', [ValueError()], x=1)
except Exception as e: print(type(e).__name__, e)
class Bad(Exception):
    pass
class BadG(ExceptionGroup):
    def derive(self, x): return 5
try: BadG('a', [ValueError(), KeyError()]).split(KeyError)
except Exception as e: print(type(e).__name__, e)
for c in [5, int, (ValueError, 5), ValueError(), lambda e: 1, None, 'abc', [ValueError]]:
    try: print(g.split(c))
    except Exception as e: print(type(e).__name__, e)
print(ExceptionGroup.__mro__)
class N(BaseExceptionGroup): pass
print(type(N('a', [ValueError()])), type(BaseExceptionGroup('a', [ValueError()])))
class N2(Exception, BaseExceptionGroup): pass
try: N2('a', [KeyboardInterrupt()])
except Exception as e: print(type(e).__name__, e)
class N3(ExceptionGroup): pass
try: N3('a', [KeyboardInterrupt()])
except Exception as e: print(type(e).__name__, e)
class LazySeq:
    def __len__(self): return 2
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return ValueError(i)
try: print(ExceptionGroup('a', LazySeq()).exceptions)
except Exception as e: print(type(e).__name__, e)
g = ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [ValueError(2), KeyError(1)])])
print(g.subgroup(lambda e: isinstance(e, ExceptionGroup) and e.message=='b'))
