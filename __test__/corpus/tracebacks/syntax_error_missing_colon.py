# SyntaxError: a missing colon.
print('nothing runs')
def f(x)
    return x
