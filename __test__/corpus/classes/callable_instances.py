# __call__ makes instances callable, looked up on the type.
class Poly:
    def __init__(self, *coefs):
        self.coefs = coefs
    def __call__(self, x, *, verbose=False):
        if verbose:
            print('at', x)
        return sum(c * x ** i for i, c in enumerate(self.coefs))

p = Poly(1, 2, 3)
print(p(2), p(x=0), p(1, verbose=True), callable(p), list(map(p, range(3))))
class Plain: pass
q = Plain()
q.__call__ = lambda: 'instance'
try:
    q()
except TypeError as e:
    print(e)
print(callable(q), callable(Plain), sorted([3, 1], key=Poly(0, -1)))
