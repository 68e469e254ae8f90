# nonlocal reaches the nearest enclosing binding, through several levels.
def outer():
    x = 'outer'
    def middle():
        def inner():
            nonlocal x
            x = 'set by inner'
            def innermost():
                nonlocal x
                x += '!'
                return x
            return innermost()
        return inner() + ' via middle'
    before = x
    return before, middle(), x

print(outer())
def a():
    v = 1
    def b():
        v = 2
        def c():
            nonlocal v
            v = 3
        c()
        return v
    return b(), v
print(a())
