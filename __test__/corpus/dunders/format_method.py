# __format__ receives the spec from f-strings, format and str.format.
class Money:
    def __init__(self, v): self.v = v
    def __format__(self, spec):
        print('spec', repr(spec))
        if spec == 'words':
            return 'five'
        return format(self.v, spec or '.2f') + '$'
m = Money(5)
print(f'{m}', f'{m:words}', f'{m:8.1f}', format(m), format(m, '05'), '{:>6}|{}'.format(m, m))
class Plain:
    def __str__(self): return 'plain'
print(f'{Plain()}', f'{Plain()!s:>8}', format(Plain()))
for f in (lambda: f'{Plain():>8}', lambda: format([], '5'), lambda: format(None, 'd'), lambda: f'{m:q}'):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
class BadF:
    def __format__(self, s): return 5
try:
    f'{BadF()}'
except TypeError as e:
    print(e)
