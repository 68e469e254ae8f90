# ext as the value of a dict comprehension: after its key.
def t(x):
    print('key', x)
    return x
try:
    print({t(k): ext(k.upper()) for k in 'ab'})
except ValueError as e:
    print('caught', e)
print({k: ext(v) for k, v in {'x': 1}.items()})
