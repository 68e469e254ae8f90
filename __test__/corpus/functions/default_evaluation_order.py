# Decorators and defaults are evaluated in a fixed order at definition.
def t(x):
    print('eval', x if isinstance(x, (int, str)) else x.__name__)
    return x

def deco(f):
    print('decorate', f.__name__)
    return f

@t(deco)
def f(a=t(1), *, k=t(2), b=t(3)):
    print('body')
    return a, k, b

print(f(b=t('arg')))
class C:
    def m(self, x=t('m default')):
        return x
print(C().m())
