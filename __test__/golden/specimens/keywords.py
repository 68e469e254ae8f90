def f(a, b=ext(1), *rest, c, **more):
    return ext(a, b, rest=rest, c=c, more=sorted(more))
print(f(1, c=2), f(1, 2, 3, c=4, d=5))
