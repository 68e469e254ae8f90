# Attribute, item and call chains evaluate strictly left to right.
class T:
    def __init__(self, name): self.name = name
    def __getattr__(self, n):
        print('getattr', n)
        return T(n)
    def __getitem__(self, k):
        print('getitem', k)
        return self
    def __call__(self, *a, **k):
        print('call', a, k)
        return self
t = T('root')
t.a.b[1].c(2, k=3)[4:5].d()(6)
t.x[t.y[0].name].z(t.w.name, *[t.v.name])
