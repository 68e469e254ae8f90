# ext as the element of a list comprehension.
log = []
try:
    r = [ext(x * x) for x in range(4) if not log.append(x)]
    print(r)
except ValueError as e:
    print('caught', e)
print(log)
x = 'outer'
print([ext(x) for x in 'ab'], x)
