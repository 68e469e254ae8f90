# Comprehension variables are local to it; the first iterable is evaluated outside.
x = 'outer'
print([x for x in range(3)], x)
print({x: x for x in 'ab'}, {x for x in [1]}, list(x for x in (5,)), x)
def f(n):
    return [[i * j for i in range(n)] for j in range(n)]
print(f(3))
class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    try:
        bad = [i * factor for i in items for factor in items[:1]]
        factor = 3
        worse = [i * factor for i in items]
    except NameError as e:
        print(e)
print(C.doubled)
print([y := x, y], y)
