# Fields are evaluated and formatted left to right, specs after their values.
class T:
    def __init__(self, n): self.n = n
    def __format__(self, spec):
        print('format', self.n, repr(spec))
        return self.n
def t(n, x=None):
    print('eval', n)
    return x or T(n)
print(f'{t("a")}{t("b"):{t("spec", ">5")}}{t("c")!s:.3}' != '')
try:
    f'{t("first")}{1 / 0}{t("never")}'
except ZeroDivisionError as e:
    print(e)
