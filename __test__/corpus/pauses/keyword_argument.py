# ext as a keyword argument.
def t(x):
    print('eval', x)
    return x
def f(a, *, k, m=0):
    return f'{a}/{k}/{m}'
try:
    print(f(t('a'), k=ext('k'), m=t('m')))
except ValueError as e:
    print('caught', e)
print(f(t('b'), **{'k': t(1)}, m=ext(2)))
