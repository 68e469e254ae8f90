# Decorator expressions run top down, applications bottom up.
def tag(name):
    print('make', name)
    def deco(f):
        print('apply', name)
        def inner():
            return f'<{name}>{f()}</{name}>'
        return inner
    return deco
@tag('a')
@tag('b')
@tag('c')
def text():
    return 'x'
print(text())
