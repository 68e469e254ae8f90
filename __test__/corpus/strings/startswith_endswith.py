# startswith and endswith take tuples and ranges.
s = 'report.txt'
print(s.startswith('rep'), s.startswith(('x', 're')), s.startswith(()), s.startswith('port', 2), s.startswith(''), s.startswith('', 20))
print(s.endswith('.txt'), s.endswith(('.csv', '.txt')), s.endswith('ort', 0, 6), s.endswith(''), s.endswith('TXT'))
for f in (lambda: s.startswith(1), lambda: s.startswith(['r']), lambda: s.endswith(('a', 1))):
    try:
        f()
    except TypeError as e:
        print(e)
