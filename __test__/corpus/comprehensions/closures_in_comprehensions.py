# Lambdas in a comprehension share its variable.
fs = [lambda: (i, j) for i in range(2) for j in range(2)]
print([f() for f in fs])
gs = [(lambda a: lambda: a)(i) for i in range(3)]
print([g() for g in gs])
def scale(k):
    return [x * k for x in range(3)], {x: x * k for x in range(2)}, {x * k for x in range(2)}, list(x * k for x in range(2))
print(scale(10))
x = 5
print([x for x in range(x)], x, [[x for x in range(y)] for y in range(3)])
