# Nested calls evaluate inside out and left to right.
depth = 0
def f(name, *args):
    print('call', name, args)
    return name

f('a', f('b', f('c')), f('d'))
f(f('x') + f('y'), *[f('z')])
def make(n):
    print('make', n)
    return lambda x: print('run', n, x) or n + x
print(make(1)(make(2)(3)))
