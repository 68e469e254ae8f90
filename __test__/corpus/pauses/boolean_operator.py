# ext as an operand of and, or and not.
def t(x):
    print('eval', x)
    return x
def run(f):
    try:
        print('->', f())
    except ValueError as e:
        print('caught', e)
run(lambda: t(1) and ext(0) or t('last'))
run(lambda: ext('') or t('right'))
run(lambda: t(0) or ext([]) or t(None))
run(lambda: not ext(5))
run(lambda: t(0) and ext('skipped'))
