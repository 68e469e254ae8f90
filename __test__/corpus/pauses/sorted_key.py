# ext as the key of sorted, and inside a key function.
calls = []
def key(x):
    calls.append(x)
    return ext(-x)
try:
    print(sorted([3, 1, 2], key=ext))
    print(sorted([3, 1, 2], key=key), calls)
except ValueError as e:
    print('caught', e)
print(sorted('bca', key=lambda c: ext(c), reverse=True))
