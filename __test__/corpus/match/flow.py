# match inside loops, try and functions: break, continue, return, else, finally.
def walk(items):
    out = []
    for item in items:
        match item:
            case 'stop':
                break
            case 'skip':
                continue
            case ['again', n]:
                while n:
                    n -= 1
                    match n:
                        case 3:
                            continue
                        case 1:
                            break
                    out.append(n)
            case ('try', x):
                try:
                    match x:
                        case 0:
                            return 'returned', out
                        case int():
                            out.append(10 // (x - 1))
                        case _:
                            raise TypeError(x)
                except (TypeError, ZeroDivisionError) as e:
                    out.append(type(e).__name__)
                finally:
                    out.append('finally')
            case _:
                out.append(item)
    else:
        out.append('else')
    return out
print(walk([1, 'skip', 2, 'stop', 3]))
print(walk([['again', 6], 4]))
print(walk([('try', 3), ('try', 1), ('try', 'x'), 5, ('try', 0), 6]))
def gen(v):
    match v:
        case [a, b]:
            got = yield a
            match got:
                case None:
                    yield b
                case _:
                    yield got
        case x:
            yield from [x, x]
print(list(gen([1, 2])), list(gen(3)))
g = gen([1, 2])
print(next(g), g.send('sent'))
def unbound(v):
    match v:
        case 1:
            name = 'set'
    return name
print(unbound(1))
try:
    unbound(2)
except UnboundLocalError as e:
    print(e)
