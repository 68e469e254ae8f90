# Hashes that are made of those of parts: bound methods, slices, tuples and classes derived from them.
import types
def f(*a): "doc"; return len(a)
a = types.MethodType(types.MethodType(f, 1), 2)
print(a(), a.__name__, a.__doc__, a.__func__, a == types.MethodType(types.MethodType(f, 1), 2))
class T(tuple): pass
for v in (T(([],)), T([[]]), (T(([],)),), ({},), slice([]), T((slice({}),))):
    try: hash(v)
    except TypeError as e: print(e)
print(hash(T((1, T((2,))))) == hash((1, (2,))))
