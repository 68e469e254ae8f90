# find, rfind, index, rindex, count, with start and end.
s = 'banana'
print(s.find('an'), s.rfind('an'), s.find('x'), s.find('an', 2), s.find('an', 2, 4), s.find(''), s.rfind(''))
print(s.index('na'), s.rindex('na'), s.count('a'), s.count('ana'), s.count(''), s.count('a', 2), s.count('a', -3, -1))
print(s.find('a', -2), s.find('b', 1), s.find('', 10), s.find('', 6))
for f in (lambda: s.index('x'), lambda: s.rindex('b', 1), lambda: s.find(1), lambda: s.count(None)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
