# ext inside the wrapper which a decorator returns.
def logged(f):
    def wrapper(*args):
        print('before', f.__name__, args)
        r = ext(f(*args))
        print('after', r)
        return r
    return wrapper
@logged
def add(a, b):
    return a + b
try:
    print(add(1, add(2, 3)))
except ValueError as e:
    print('caught', e)
add('x', 'y')
