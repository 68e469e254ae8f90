# ext at each depth of nested calls: inside out, left to right.
def f(name, *args):
    print('call', name, args)
    return name
try:
    f('a', f('b', ext(1)), ext(2), f('c', f('d'), ext(3)))
    print(ext(ext(ext('deep'))))
except ValueError as e:
    print('caught', e)
f(f('x'), ext('y'), f('never in error mode'))
