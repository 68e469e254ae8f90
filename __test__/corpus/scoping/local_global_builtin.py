# Names resolve local, enclosing, global, built-in.
x = 'global'
def show():
    return x
def local():
    x = 'local'
    return x, show()
def shadow():
    len = lambda a: 'my len'
    return len([1])
print(show(), local(), shadow(), len([1]))
def sum(a):
    return 'my sum'
print(sum([1]))
del sum
print(sum([1, 2]))
list = [1]
try:
    list('ab')
except TypeError as e:
    print(e)
