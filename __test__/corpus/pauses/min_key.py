# ext as the key of min, with ties and defaults.
def key(x):
    print('key', x)
    return ext(abs(x))
try:
    print(min([-3, 2, -2], key=key), min(5, -4, key=key), min([], key=ext, default='none'))
except ValueError as e:
    print('caught', e)
print(min(['b', 'a'], key=ext))
