# A built-in class with one positional part binds the subject itself.
# heavy
class Celsius(Exception):
    pass
def look(v):
    match v:
        case bool(b):
            return 'bool', b
        case int(n) if n < 0:
            return 'negative', n
        case int(0 | 1 as n):
            return 'bit', n
        case int(real=r, imag=0):
            return 'int', r
        case float(f):
            return 'float', f
        case str('') | bytes(b''):
            return 'empty text'
        case str(s) | bytes(s):
            return 'text', s
        case list([]):
            return 'empty list'
        case list([first, *_]) | tuple((first, *_)):
            return 'sequence', first
        case dict({'k': k}):
            return 'dict', k
        case set(s) | frozenset(s):
            return 'set', sorted(s)
        case range(start=a, stop=b):
            return 'range', a, b
        case Celsius(args=(degrees,)):
            return 'exception', degrees
        case type(__name__=n):
            return 'class', n
    return 'none'
for v in [True, -1, 1, 5, 2.5, '', b'', 'abc', b'x', [], [3, 4], (5,), (), {'k': 1}, {}, {2, 1}, frozenset([3]), range(2, 7), Celsius(20), Celsius(), Celsius, None]:
    print(look(v))
