# ext inside the format spec of an f-string, after its value.
def t(x):
    print('eval', x)
    return x
try:
    print(f'{t(3.14159):{ext(8)}.{t(3)}}|', f'{t("s"):{ext("*")}^{ext(7)}}|')
except ValueError as e:
    print('caught', e)
print(f'{42:{ext("05")}}')
