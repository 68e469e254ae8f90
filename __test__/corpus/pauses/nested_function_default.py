# ext as the default of a nested function: evaluated at each definition.
def outer(n):
    def inner(a, b=ext(n)):
        return a, b
    return inner
try:
    f, g = outer(1), outer(2)
    print(f('a'), g('b'), f('c', 'd'), f.__defaults__)
except ValueError as e:
    print('caught', e)
print(outer(3)('z'))
