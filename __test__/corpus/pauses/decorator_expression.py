# ext inside a decorator expression, evaluated before the function is made.
decos = {'twice': lambda f: lambda x: f(f(x)), 'plain': lambda f: f}
def t(x):
    print('default', x)
    return x
try:
    @decos[ext('twice')]
    def f(x, y=t(1)):
        return x + y
    print(f(10))
except ValueError as e:
    print('caught', e)
@decos[ext('plain')]
def g(x):
    return x
print(g(5))
