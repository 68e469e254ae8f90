# ext in __format__ called by f-strings.
class F:
    def __format__(self, spec):
        print('format', repr(spec))
        return ext(spec or 'none')
w = 5
try:
    print(f'{F()} {F():abc} {F():>{w}}')
except ValueError as e:
    print('caught', e)
print(f'{F():x}')
