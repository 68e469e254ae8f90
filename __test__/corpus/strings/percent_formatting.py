# The % operator with all common conversions.
print('%s is %d years, %.2f m, %x %X %o %c %c %%' % ('Al', 30, 1.756, 255, 255, 8, 'A', 66))
print('%5d|%-5d|%05d|%+d|% d|%5s|%-5s|%.2s' % (42, 42, 42, 42, 42, 'ab', 'ab', 'abcdef'))
print('%r %a' % ('é', 'é'), '%(a)s-%(b)03d' % {'a': 1, 'b': 2}, '%*d|%-*d|%.*f' % (5, 1, 4, 2, 1, 3.14159))
print('%s' % [1, 2], '%s' % (None,), '%s' % {'a': 1}, '%d' % 3.99, '%d' % True, '%i %u' % (1, -2))
print('%#x %#o %e %g %G %.3g' % (255, 8, 12345.678, 1e-5, 1e20, 1234567.0))
tests = [
    lambda: '%d' % 'a', lambda: '%s %s' % 'a', lambda: '%s' % (1, 2), lambda: '%z' % 1, lambda: '%(a)s' % {'b': 1},
    lambda: '%c' % 'ab', lambda: '%x' % 1.5, lambda: '%' % 1, lambda: '%f' % 'x', lambda: 'abc' % 1, lambda: '%(a)s' % 1, lambda: 'abc' % {},
]
for f in tests:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)
