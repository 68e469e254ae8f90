# ext in the fields of an f-string.
def t(x):
    print('eval', x)
    return x
try:
    print(f'{t("a")}-{ext("b")}-{t("c")} {ext(5)!r:>4} {ext(1.5):.2f} {ext("q")=}')
except ValueError as e:
    print('caught', e)
print(f'last {ext("x") * 2}')
