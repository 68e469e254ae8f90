# Operands, arguments and displays are evaluated left to right.
log = []

def t(x):
    log.append(x)
    return x

t(1) + t(2) * t(3) - t(4)
print(log)
log.clear()
[t('a'), t('b')], (t('c'), t('d')), {t('e'): t('f'), t('g'): t('h')}, {t('i')}
print(''.join(log))
log.clear()

def f(*args, **kw):
    return None

f(t(1), *[t(2), t(3)], k=t(4), **{'m': t(5)})
print(log)
log.clear()
d = {}
d[t('key')] = t('value')
print(log, d)
log.clear()
(t([0]))[t(0)] += t(7)
print(log)
