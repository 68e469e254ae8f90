# ext among the elements of list, tuple, set and dict displays.
def t(x):
    print('eval', x)
    return x
def run(f):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
run(lambda: [t(1), ext(2), t(3)])
run(lambda: (t('a'), ext('b')))
run(lambda: {t(5), ext(6)})
run(lambda: {t('k'): ext('v'), ext('k2'): t('v2')})
run(lambda: [*t([0]), *ext([1, 2]), t(3)])
run(lambda: {**t({'a': 1}), **ext({'b': 2})})
