# Chains, notes and syntax errors within groups.
def t(f, *a):
    try: f(*a)
    except BaseException as e: return e
def bad(x):
    raise x
def chained():
    try:
        bad(KeyError('k'))
    except KeyError as e:
        raise RuntimeError('r') from e
e1 = t(chained)
e1.add_note('note 1')
e2 = t(bad, SyntaxError('sx', ('f.py', 3, 2, 'some text', 3, 5)))
e3 = t(bad, ExceptionGroup('nested', [t(bad, ValueError(1)), TypeError('multi\nline')]))
e3.add_note('group note\nsecond line')
try:
    raise ExceptionGroup('top', [e1, e2, e3])
except ExceptionGroup as g:
    g.add_note('top note')
    try:
        1/0
    except ZeroDivisionError as z:
        raise BaseExceptionGroup('second', [g, KeyboardInterrupt()]) from z
