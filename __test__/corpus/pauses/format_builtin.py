# ext in __format__ called by format() and str.format.
class F:
    def __format__(self, spec):
        return ext(f'<{spec}>')
try:
    print(format(F()), format(F(), 'q'), '{} {:z} {0.__class__.__name__}'.replace('0', '').format(F(), F(), F()))
except ValueError as e:
    print('caught', e)
print('{:5}'.format(F()))
