# Guards run after the names are bound, in order, and only for patterns that fit.
log = []
def note(x, result):
    log.append(x)
    return result
def run(v):
    log.clear()
    match v:
        case int(x) if note(('int', x), x > 10):
            out = 'big'
        case [x, y] if note(('pair', x, y), x == y):
            out = 'equal'
        case [x, *_] if note(('list', x), False):
            out = 'never'
        case x if note(('any', x), True) and (z := 5) and not isinstance(x, list):
            out = ('walrus', z)
        case _ if note('last', True):
            out = 'list'
    return out, list(log)
for v in [11, 3, [1, 1], [1, 2], [5], 'text']:
    print(run(v))
def value(n):
    match n:
        case 0 if False:
            return 'never'
        case _ if True:
            return 'always'
print(value(0))
def changes(v):
    match v:
        case [a, b] if (v := a) > b:
            return 'first', v
        case [a, b]:
            return 'second', v, a, b
print(changes([2, 1]), changes([1, 2]))
try:
    match 1:
        case x if x / 0:
            pass
except ZeroDivisionError as e:
    print(e, x)
