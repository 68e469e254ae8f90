# Strings index and slice by code point.
s = 'héllo wörld😀'
print(len(s), s[0], s[1], s[-1], s[-2], s[1:4], s[:3], s[-4:], s[::-1])
print(s[::2], s[10:2:-3], repr(s[5:5]), repr(s[20:]), s[-100:2], s[:])
try:
    s[50]
except IndexError as e:
    print(e)
print([c for c in 'añb'], list('😀x'), 'abc'[True])
print(s.find('w'), s.index('😀'), s.count('l'), 'ö' in s)
