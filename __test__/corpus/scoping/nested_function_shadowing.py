# Each function has its own names; inner assignments do not leak.
x, y = 'gx', 'gy'
def outer(x):
    y = 'oy'
    def inner(y):
        x = 'ix'
        return x, y
    def reader():
        return x, y
    first = inner('py')
    y = 'changed'
    return first, reader(), x, y
print(outer('px'), x, y)
def args_shadow(print_=print, x=x):
    x = x + '!'
    return x
print(args_shadow(), x)
for x in range(2):
    y = x
print(x, y)
