# ext in __iter__, under for, list, in, unpacking and star calls.
class I:
    def __iter__(self):
        print('iter')
        return iter(ext([1, 2]))
def f(*args):
    return args
try:
    print(list(I()), 2 in I(), [*I()], f(*I()), sum(I()))
    a, b = I()
    print(a, b)
except ValueError as e:
    print('caught', e)
for x in I():
    print(x)
