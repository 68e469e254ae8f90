# A sequence cannot be repeated more often than an index can say; classes of the program say the same.
# heavy
class L(list): pass
class T(tuple): pass
class S(str): pass
class B(bytes): pass
class BA(bytearray): pass
for c in (L, T, S, B, BA, list, tuple, str, bytes, bytearray):
    for n in (3**50, -3**50, 2**70):
        def f():
            x = c()
            x *= n
        for g in (f, lambda: c() * n, lambda: n * c(), lambda: c().__mul__(n), lambda: c().__rmul__(n)):
            try: print(repr(g()))
            except Exception as e: print(c.__name__, type(e).__name__, e)
