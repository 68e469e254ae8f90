# Assigning __bases__.
def show(*fs):
    for f in fs:
        try: print(repr(f()))
        except Exception as e: print(type(e).__name__, e)
class K1: pass
class K2: pass
class K3(K1): pass
K3.__bases__=(K2,)
print(K3.__mro__, K1.__subclasses__(), K2.__subclasses__())
def kb(v):
    K3.__bases__=v
show(lambda: kb(()), lambda: kb(5), lambda: kb((1,)), lambda: kb((K3,)))
