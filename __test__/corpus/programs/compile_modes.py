# Code objects of compile(): run many times, with globals of their own each.
code = compile('total = start + 1\ndef show(): return total, len("abc")\n', 'made.py', 'exec')
print(type(code).__name__, code.co_name, code.co_filename)
first, second = {'start': 1}, {'pad': 0, 'start': 10}
exec(code, first)
exec(code, second)
for _ in range(2):
    print(first['show'](), second['show'](), first['total'], second['total'])
print(eval(compile('a * 2 + b', '<sum>', 'eval'), {'a': 4, 'b': 1}))
exec(compile('1 + 1; None; "text"', '<prompt>', 'single'))
exec(compile('for i in range(2): i\n', '<prompt>', 'single'))


def greet():
    print('from', __name__)


exec(greet.__code__, {'__name__': 'elsewhere', 'print': print})


def attempt(*args):
    try:
        compile(*args)
    except Exception as error:
        print(type(error).__name__, error)


attempt('1 +', 'f.py', 'exec')
attempt('x = 1', 'f.py', 'eval')
attempt('1', 'f.py', 'other')
attempt('1', 5, 'exec')
attempt(1.5, 'f.py', 'exec')
attempt('a = 1\nb = 2\n', 'f.py', 'single')
attempt('1', 'f.py', 'exec', 7)
attempt('1', 'f.py', 'exec', 0, False, 9)
