# strip, lstrip, rstrip, removeprefix and removesuffix.
s = '  \t hello \n '
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()))
print('xxhixx'.strip('x'), 'abcba'.strip('ab'), 'www.example.com'.lstrip('w.'), 'a.b.c...'.rstrip('.'))
print('test_name.py'.removeprefix('test_'), 'test_name.py'.removesuffix('.py'), 'abc'.removeprefix('x'), 'abc'.removesuffix(''))
print(repr('\u00a0\u2003a\u3000'.strip()), repr(''.strip()), repr('   '.strip()), 'aaa'.strip('a') == '')
try:
    'a'.strip(5)
except TypeError as e:
    print(e)
