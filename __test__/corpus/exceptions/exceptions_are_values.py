# Exceptions can be stored, raised later, and compared by identity.
errors = []
for text in ('1', 'x', '2.5', ''):
    try:
        errors.append(int(text))
    except ValueError as e:
        errors.append(e)
for e in errors:
    print(e if isinstance(e, int) else f'{type(e).__name__}: {e}')
saved = errors[1]
try:
    raise saved
except ValueError as again:
    print(again is saved, ValueError('a') == ValueError('a'))
table = {ZeroDivisionError: 'div', TypeError: 'type'}
for f in (lambda: 1 / 0, lambda: 1 + ''):
    try:
        f()
    except tuple(table) as e:
        print(table[type(e)])
