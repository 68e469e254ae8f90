# String methods return new strings, and strings cannot be changed.
s = 'abc'
t = s.upper()
print(s, t)
for f in (lambda: s.append('x'), lambda: s.__setitem__(0, 'x')):
    try:
        f()
    except AttributeError as e:
        print(e)
try:
    s[0] = 'x'
except TypeError as e:
    print(e)
print(hash('a') == hash('a'), {'ab': 1}['a' + 'b'])
