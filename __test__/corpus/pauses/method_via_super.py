# ext in methods called via super(), in a diamond.
class A:
    def go(self, log):
        log.append(ext('A'))
        return log
class B(A):
    def go(self, log):
        log.append('B')
        return super().go(log)
class C(A):
    def go(self, log):
        log.append(ext('C'))
        return super(C, self).go(log)
class D(B, C):
    def go(self, log):
        r = super().go(log)
        r.append('D')
        return r
log = []
try:
    print(D().go(log))
except ValueError as e:
    print('caught', e, log)
B().go([])
