# What the compiler warns of, recorded, and turned into errors.
import warnings

PROGRAMS = '''
x is 1
x is not ()
x is (1, 2)
x is (1, y)
x is None
"a" is x is "b"
x = "\\d"
x = b"\\8\\9"
x = "\\777"
x = f"\\z{x}\\y"
x = r"\\d"
x = 1if x else 2
x = [0x1for x in y]
x = 1jor 2
assert (x, "message")
assert ()
"a" (1)
[(1, 2) (3, 4)]
{}()
None()
f"a"()
(lambda: 1)()
[[1, 2] [3, 4]]
"abc"[None]
"abc"[True]
"abc"["d"] = 1
{1}[0]
...[0]
{1: 2}["a"]
'''
for program in PROGRAMS.strip().split('\n'):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter('always')
        compile(program, 'file.py', 'exec')
    print(program)
    for warning in found:
        print('   ', warning.category.__name__, warning.filename, warning.lineno, warning.message)

LONGER = '''def f():
    for x in y:
        try:
            x is 1
        finally:
            if a:
                break
            elif b:
                continue
            for c in d:
                break
            return lambda: 1
def g():
    try: pass
    finally:
        def h(): return 1
"""
\\q
"""
'''
with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter('always')
    compile(LONGER, 'file.py', 'exec')
for warning in found:
    print(warning.lineno, warning.message)

with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        exec('x = 5\nx is 5')
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, error.filename)
with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    exec('x = 5\nprint(x is 5)')
