# ext as the filter of a list comprehension.
seen = []
def t(x):
    seen.append(x)
    return x
try:
    print([t(x) for x in range(5) if ext(x % 2)])
except ValueError as e:
    print('caught', e)
print(seen)
print([x for x in 'abc' if x != 'b' if ext(x)])
