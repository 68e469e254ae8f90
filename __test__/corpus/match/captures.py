# Names are bound once the whole pattern fits; a failed pattern binds nothing.
def first(v):
    a = b = 'unset'
    match v:
        case [a, 1, b]:
            pass
        case [b, a, 2] if a > b:
            return 'guarded', a, b
        case [_, _, 3]:
            pass
        case (a, b) | [_, _, _, a, b]:
            pass
        case [*a] as b:
            pass
    return a, b
for v in [[1, 1, 2], [1, 2, 2], [2, 0, 2], [0, 0, 3], [7, 8], (1, 2, 3, 4, 5), [], [1], 5]:
    print(v, first(v))
match 5:
    case x if x > 5:
        print('no')
    case y:
        print(x, y)
def whole(x):
    match x:
        case [x, *_] if x == 1:
            return 'one'
        case x:
            return x
print(whole([1, 2]), whole([2, 3]), whole(4))
class C:
    match (1, 2):
        case a, b:
            total = a + b
print(C.a, C.b, C.total)
def outer():
    match {'k': [1, 2, 3]}:
        case {'k': [head, *tail]}:
            return lambda: (head, tail)
print(outer()())
_ = 'kept'
match 3:
    case _:
        print(_)
