# Operators, in place and not.
def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


a, b = bytearray(b'ab'), b'cd'
show(lambda: a + b)
show(lambda: b + a)
show(lambda: a + a)
show(lambda: a + memoryview(b'x'))
show(lambda: b + memoryview(b'x'))
show(lambda: a * 3)
show(lambda: 2 * a)
show(lambda: a * -1)
show(lambda: a * True)
show(lambda: a + 'x')
show(lambda: a + [1])
show(lambda: a * 'x')
show(lambda: a * 1.5)
show(lambda: a | a)
show(lambda: -a)
show(lambda: bytearray(b'%d-%s') % (1, a))
show(lambda: b'%b %a' % (a, a))
show(lambda: a % 1)
c = a
c += b'!'
print(a, c is a)
c *= 2
print(a, c is a)
c += bytearray(b'.')
c += memoryview(b',')
print(a)
c *= 0
print(a, c is a)
for wrong in ('x', [1], 5, None):
    try:
        a += wrong
    except TypeError as error:
        print(error)
try:
    a *= 'x'
except TypeError as error:
    print(error)


class Index:
    def __index__(self):
        return 2


a += b'ab'
a *= Index()
print(a, a * Index())
