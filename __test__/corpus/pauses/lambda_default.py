# ext as the default of a lambda: evaluated when the lambda is made.
try:
    f = lambda x, y=ext(10): x + y
    print('made', f(1), f(1, 2))
    fs = [lambda i=ext(i): i * i for i in range(3)]
    print([g() for g in fs])
except ValueError as e:
    print('caught', e)
print((lambda *, k=ext('k'): k)())
