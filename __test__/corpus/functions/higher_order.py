# Functions as arguments and results: map, filter, reduce, compose.
def reduce(f, xs, init):
    for x in xs:
        init = f(init, x)
    return init

def compose(*fs):
    def inner(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return inner

print(reduce(lambda a, b: a * b, [1, 2, 3, 4], 1), compose(str, abs, int)('-5'), compose()(7))
print(list(map(lambda x, y: x * y, [1, 2, 3], [4, 5])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, range(4))))
ops = [('+', lambda a, b: a + b), ('-', lambda a, b: a - b)]
print([f(7, 2) for _, f in ops], (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
