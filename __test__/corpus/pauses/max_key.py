# ext as the key of max, with ties and defaults.
def key(x):
    print('key', x)
    return ext(len(x))
try:
    print(max(['a', 'bb', 'cc'], key=key), max('x', 'yyy', key=key), max((), key=ext, default=0))
except ValueError as e:
    print('caught', e)
print(max([1, 2], key=ext))
