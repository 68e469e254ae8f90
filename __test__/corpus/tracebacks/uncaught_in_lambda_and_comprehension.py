# Frames of lambdas and comprehensions in the stack.
table = [lambda x: 10 // x]
def apply(fs, xs):
    return [f(x) for f in fs for x in xs]
print(apply(table, [1, 2]))
print(apply(table, [1, 0]))
