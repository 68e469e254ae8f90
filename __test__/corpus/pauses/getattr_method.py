# ext in __getattr__: called for missing names only.
class Lazy:
    known = 'known'
    def __getattr__(self, name):
        print('getattr', name)
        return ext(name.upper())
z = Lazy()
print(z.known)
try:
    print(z.abc, getattr(z, 'xyz', 'default'), hasattr(z, 'q'))
except ValueError as e:
    print('caught', e)
print(z.last + '!')
