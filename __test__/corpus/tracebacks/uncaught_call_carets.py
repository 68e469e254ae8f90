# Carets mark the failing call among nested calls.
def f(x):
    return g(x) + 1
def g(x):
    return int(x)
print(max(f('1'), f('2'), f('x3')))
