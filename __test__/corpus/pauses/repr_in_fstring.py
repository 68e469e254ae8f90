# ext in __repr__ called by !r in f-strings, str.format and %r.
class R:
    def __repr__(self):
        return ext('R!')
def t(x):
    print('eval', x)
    return x
try:
    print(f'{t("a")} {R()!r:>5} {t("b")}')
    print('{!r}|{!r:<4}|'.format(R(), R()), '%r %s' % (R(), [R()]))
except ValueError as e:
    print('caught', e)
print(f'{R()!r}')
