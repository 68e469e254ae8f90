# What compile() says of wrong programs, and where.
PROGRAMS = '''
x = 0x
x = 0o8
x = 1_000_
x = 1.e+
x = 12abc
x = 007
x = ur"a"
x = "say "hi" there"
x = b"a" "b"
x = f"{a"
x = f"{a)}"
x = f"{a!r b}"
x = f"{def}"
x = f"{}"
x = "\\\\N{foo"
x = f"\\\\x1"
import a from b
import a as b.c
import a as __debug__
from a import b,
[i, j for i in y]
{i, j for i in y}
{'a': 1, 'b' 2}
{'a': 1, 'b'}
{'a': 1, b = 2}
{'a': 1 'b': 2}
(*a)
(a + b) = c
(a.b()) = 3
(lambda: 1) = 2
a, b += 1
*a += 1
x = 5, y = 6
x = a <> b
x = a === b
x = a not b
x = (a if b)
x = a if b else pass
if a = b and c: pass
if a == b and c = d: pass
while f() = 1: pass
f(a=1 b=2)
f(*a b)
f(*a=1)
f(**a=1)
f((a)=1)
f(a for a in b, c)
foo(*, a)
lambda (a): 0
def f(a=): pass
def f(a=1, b: int): pass
def f(a: int b: int): pass
def f(x) -> : pass
def f(a, *args, *, b): pass
def f(): [await x for x in y]
def f(): yield x = 1
del *a
del (a, f())
raise x, y
global x,
await = 1
type X[T = int
case 1: pass
'''
for program in PROGRAMS.strip().split('\n'):
    try:
        compile(program.replace('\\\\', '\\'), 'file.py', 'exec')
        print('fine:', program)
    except SyntaxError as error:
        print(error.lineno, error.offset, error.msg)
for program in ("f'' = 3", 'del x', 'f() = 1', 'x = 1', 'if x: pass', 'a b'):
    try:
        eval(program)
    except SyntaxError as error:
        print(error.offset, error.msg)
for program in ('return 1', 'global x\nx = 1\nglobal x', 'def f(a, a): pass'):
    try:
        exec(program)
    except SyntaxError as error:
        print(error.lineno, error.offset, error.text, error.msg)
