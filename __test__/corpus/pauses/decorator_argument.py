# ext as the argument of a decorator factory.
def tag(name):
    print('tag', name)
    def deco(f):
        print('apply', name)
        return lambda: f'<{name}>{f()}'
    return deco
@tag('a')
@tag(ext('b'))
@tag('c')
def f():
    return 'x'
print(f())
