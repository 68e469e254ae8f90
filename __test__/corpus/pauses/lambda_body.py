# ext in the body of a lambda.
add = lambda a, b: a + ext(b)
try:
    print(add(1, 2), (lambda: ext('now'))())
    print([f(3) for f in [lambda x: ext(x), lambda x: -ext(x)]])
except ValueError as e:
    print('caught', e)
curry = lambda a: lambda b: (a, ext(b))
print(curry(1)(2))
