# What is wrong with a class pattern is said when it is tried.
class NotTuple:
    __match_args__ = ['x']
class NotStr:
    __match_args__ = ('x', 2)
    x = 1
class Twice:
    __match_args__ = ('x', 'y')
    x = y = 1
class Plain:
    pass
def attempt(v):
    try:
        match v:
            case NotTuple(1):
                pass
            case NotStr(1, 2):
                pass
            case Twice(1, 1, 1):
                pass
    except TypeError as e:
        print('TypeError:', e)
    try:
        match v:
            case Twice(1, x=1):
                pass
            case Plain(1):
                pass
            case Plain():
                pass
            case str(a, b) | list(a, b):
                pass
            case range(1):
                pass
            case attempt():
                pass
    except TypeError as e:
        print('TypeError:', e)
for v in [NotTuple(), NotStr(), Twice(), Plain(), 'ab', [1, 2], range(3), 4]:
    attempt(v)
match Plain():
    case Plain(1, 2):
        print('no')
