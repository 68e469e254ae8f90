# ext as an argument of str.format.
def t(x):
    print('eval', x)
    return x
try:
    print('{} {k} {}'.format(t(1), ext(2), k=ext('k')), '{:>{w}}|'.format('a', w=ext(4)))
except ValueError as e:
    print('caught', e)
print('{0}{0}'.format(ext('x')))
