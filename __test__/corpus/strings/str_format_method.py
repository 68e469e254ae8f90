# str.format with positions, names, attributes, indexes, nesting and conversions.
print('{} {}'.format(1, 'a'), '{1} {0} {1}'.format('a', 'b'), '{x} {y}'.format(x=1, y=2), '{0} {k}'.format('p', k='v'))
print('{0[1]} {1[key]} {0[0]}'.format([10, 20], {'key': 'val'}), '{0.real} {0.imag}'.format(5))
print('{:>5}|{:<5}|{:^5}|{:*^7}'.format('a', 'b', 'c', 'd'), '{:05d} {:+} {:,} {:.1%}'.format(42, 7, 1234567, 0.256))
print('{!r} {!s} {!a} {!r:>6}'.format('a', 'b', 'é', 'x'), '{{}} {{{}}}'.format(1), '{:{w}.{p}f}'.format(3.14159, w=8, p=2), '{:{}}'.format('z', 4))
tests = [
    lambda: '{} {}'.format(1), lambda: '{x}'.format(y=1), lambda: '{0} {}'.format(1, 2), lambda: '{'.format(1), lambda: '}'.format(1),
    lambda: '{!z}'.format(1), lambda: '{:d}'.format('a'), lambda: '{0.foo}'.format(1), lambda: '{0[x]}'.format([1]), lambda: '{:q}'.format(1), lambda: '{a[5]}'.format(a=[1]),
]
for f in tests:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)
