# ext in the fields and formats of t-strings.
def show(t):
    return [x if isinstance(x, str) else (x.value, x.expression, x.conversion, x.format_spec) for x in t]
try:
    print(show(t'a{ext(1)}b{ext('x')!r:>{ext(5)}}{ext(2)=}c'))
    print(show(t'{t'{ext('inner')}'.values}' t'-{ext(None)}'))
except ValueError as e:
    print('caught', e)
