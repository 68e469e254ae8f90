# ExceptionGroup can be raised and inspected as a value.
g = ExceptionGroup('many', [ValueError('a'), ExceptionGroup('inner', [KeyError('k'), TypeError('t')])])
try:
    raise g
except ExceptionGroup as e:
    print(e, '|', repr(e), '|', e.message, len(e.exceptions))
match, rest = g.split(ValueError)
print(match, match.exceptions, rest.exceptions[0].exceptions)
print(g.subgroup(OSError), g.subgroup(lambda x: isinstance(x, LookupError)).exceptions[0].exceptions)
for f in (lambda: ExceptionGroup('x', []), lambda: ExceptionGroup('x', [5]), lambda: ExceptionGroup('x', 5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
