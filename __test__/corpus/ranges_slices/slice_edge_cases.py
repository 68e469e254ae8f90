# Slices with extreme and negative bounds.
s = 'abcdef'
for sl in (slice(-100, 100), slice(100, -100, -1), slice(None, None, -2), slice(-2, None, -1), slice(3, 3), slice(-1, 0), slice(0, None, 4), slice(None, -7), slice(5, None, -10), slice(10 ** 30), slice(-10 ** 30, 10 ** 30, 10 ** 30)):
    print(sl, repr(s[sl]), sl.indices(6))
a = [1, 2, 3]
a[10:20] = ['end']
a[-100:-50] = ['start']
print(a)
a[1:-1] = []
print(a)
