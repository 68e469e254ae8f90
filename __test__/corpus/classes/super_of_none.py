# `super` of a class and None is a super object that nothing is bound to.
def probe(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class A:
    def p(self):
        return super().p()

    def q(self):
        return super().q

    def r(self):
        return super()

    def both(self):
        return super(A, self)


for obj in None, 5, A():
    for method in A.p, A.q:
        probe(lambda: method(obj))
probe(lambda: A.r(None))
probe(lambda: A.both(None))
probe(lambda: super(A, None).p)
probe(lambda: super(A))
probe(lambda: super(A, 5))
probe(lambda: super(type(None), None))
probe(lambda: super(A, None).__get__(A()).__self__.__class__)
