# split, rsplit, splitlines and join in all their forms.
print('a b  c'.split(), 'a b  c'.split(' '), '  a b '.split(), ''.split(), ''.split(','))
print('a,b,,c'.split(','), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), 'a b c d'.split(None, 2), 'a b c d'.rsplit(maxsplit=2))
print('a--b--c'.split('--'), 'abc'.split('abc'), 'x'.split('y'))
print('one\ntwo\r\nthree\rfour\n'.splitlines(), 'a\nb'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\x0bb\u2028c'.splitlines())
print(', '.join(['a', 'b']), ''.join('xyz'), '-'.join(()), '|'.join({'k': 1, 'l': 2}), '.'.join(str(i) for i in range(3)))
for f in (lambda: ','.join([1, 2]), lambda: ','.join(['a', None]), lambda: 'a'.split(''), lambda: ','.join(5), lambda: 'a'.split(1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
