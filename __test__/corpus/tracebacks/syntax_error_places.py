# The places of syntax errors: named expressions as targets, line breaks, comments.
sources = [
    '(a := 1) = 2', '(a := 1) += 2', 'x = (a := 1) = 2', 'del (a := 1)', 'for (a := 1) in x: pass',
    '[a := 1] = 2', '(b := 1, a) = 2', 'with x as (a := 1): pass', '(a < b) = 1', '(not x) = 1',
    '(x or y) = 1', '(x if y else z) = 1', 'async def f(): await x = 1', 'def f()\n', 'if x # c\n  y',
    'x =', 'x = # c', 'a++  # c', 'yield from x', '[(yield from x) for y in z]',
    'class A(x for x in y): pass', 'class A(a, x for x in y): pass', 'import', 'from a import',
    'try: pass\nexcept: pass\nexcept A: pass\n', 'def f() # c\npass', 'lambda', 'with a as',
]
for source in sources:
    try:
        compile(source, 'source', 'exec')
    except SyntaxError as error:
        place = error.lineno, error.offset, error.end_lineno, error.end_offset
        print(repr(source), error.msg, place)
