# exec and eval: their namespaces, what they define, their errors.
print(eval('1 + 2'), eval('x + y', {'x': 1}, {'y': 2}), eval('  \t7'), eval(b'8'))
exec('z = 5\ndef f(): return z\nprint(f())')
print(z, f())
space = {}
exec('a = 1\nb = [a for _ in range(3)]\nclass C:\n    v = a\nimport math', space)
print(sorted(k for k in space if k != '__builtins__'), space['b'], space['C'].v, space['C'].__module__)
def scoped():
    q = 7
    w = [lambda: q]
    print(sorted(locals()), eval('q + 1'))
    exec('q = 9')
    print(q, sorted(locals()))
    names = {}
    exec('r = q * 2', globals() | {'q': 4}, names)
    print(names)
scoped()
class Body:
    x = 3
    y = eval('x + 1')
    exec('z = x * y')
print(Body.y, Body.z)
exec('global made\nmade = 1', globals(), {})
print(made)
def gen():
    yield from eval('(i * i for i in range(4))')
print(list(gen()))
for bad in ('x = 1', 'import sys', '1; 2', '1\n2', 'pass', 'return', '(', '1 1'):
    try:
        print(eval(bad))
    except SyntaxError as e:
        print(repr(bad), type(e).__name__, e.msg, e.filename, e.lineno)
for args in ((1,), ('1', 2), ('1', {}, 3), ('1\0',)):
    for function in (eval, exec):
        try:
            function(*args)
        except (TypeError, SyntaxError, ValueError) as e:
            print(function.__name__, type(e).__name__, e)
try:
    exec('def g():\n    return undefined_name\ng()')
except NameError as e:
    print(e)
print(eval('(lambda n: n * factor)(2)', {'factor': 21}))
exec('x = 1\ny = x +\n')
