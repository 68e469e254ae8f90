# Host calls in class bodies, bases, decorators and methods.
# host
class Base:
    ident = host_seq()
class A(host_echo(Base)):
    number = host_seq()
    table = {n: host_lookup(n) for n in ('apple', 'fig')}
    def get(self, key=host_seq()):
        return key, self.ident, self.number, host_seq()
    @host_echo
    def decorated(self): return 'decorated'
    @staticmethod
    def st(x): return host_add(x, 1)
    @classmethod
    def cl(cls): return host_echo(cls.__name__)
    @property
    def prop(self): return host_lookup('plum')
a = A()
print(a.get(), A.table, a.decorated(), A.st(4), A.cl(), a.prop)
