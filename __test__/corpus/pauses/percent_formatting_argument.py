# ext as an argument of % formatting.
def t(x):
    print('eval', x)
    return x
try:
    print('%s-%d-%s' % (t('a'), ext(5), t('b')), '%(k)s' % {'k': ext('v')}, '%s' % ext('single'))
except ValueError as e:
    print('caught', e)
print('%05.1f' % ext(2.25))
