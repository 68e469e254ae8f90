# The order of iterables, conditions and elements.
log = []
def t(label, x):
    log.append(label)
    return x
r = [t(f'el{x}{y}', (x, y)) for x in t('outer', [1, 2]) if t(f'if{x}', x > 1) for y in t(f'inner{x}', [8, 9]) if t(f'if{y}', True)]
print(r)
print(log)
