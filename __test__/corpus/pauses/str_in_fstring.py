# ext in __str__ called by f-strings, with and without !s and specs.
class S:
    def __str__(self):
        return ext('s')
def t(x):
    print('eval', x)
    return x
try:
    print(f'{t(1)}{S()}{t(2)}{S()!s:>3}{t(3)}', '{}'.format(S()))
except ValueError as e:
    print('caught', e)
print(f'[{S()}]')
