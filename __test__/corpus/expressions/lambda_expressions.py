# Lambdas take every parameter form and close over their scope.
add = lambda a, b=10: a + b
print(add(1), add(1, 2), add(b=1, a=2))
var = lambda *args, k='d', **kw: (args, k, kw)
print(var(), var(1, 2, k=3, z=4))
print((lambda: 42)(), (lambda x: lambda y: x - y)(10)(3))
print(add.__name__)
fs = [lambda i=i: i * i for i in range(4)]
print([f() for f in fs])
print(list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])))
print(sorted(['bb', 'a', 'ccc'], key=lambda s: -len(s)))
