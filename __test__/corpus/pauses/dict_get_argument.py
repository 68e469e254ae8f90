# ext as the key and the default of dict.get.
d = {'a': 1}
def t(x):
    print('eval', x)
    return x
try:
    print(d.get(ext('a'), t('d')), d.get(t('zz'), ext('fallback')), d.get('a', ext('unused')))
except ValueError as e:
    print('caught', e)
print(d.get(ext('b')), d)
