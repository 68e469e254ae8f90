# ext() without arguments gives None.
r = 'unset'
try:
    r = ext()
    print(r, [ext(), ext()], ext() is None)
except ValueError as e:
    print('caught', e)
print('r', r)
ext()
print('after')
