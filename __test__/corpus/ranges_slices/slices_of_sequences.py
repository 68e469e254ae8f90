# Slices clamp to the sequence and take any step.
a = list(range(10))
for s in (a[2:5], a[:3], a[7:], a[-3:], a[:-7], a[::3], a[::-1], a[8:2:-2], a[5:100], a[-100:2], a[5:2], a[-1:-4:-1], a[::-4], a[None:3:None], a[100:], a[:0]):
    print(s, end=' ')
print()
print('hello'[1:-1], 'hello'[::-2], (1, 2, 3)[::2], range(10)[2:8:2], b'abcdef'[::2])
for f in (lambda: a[::0], lambda: a[1.5:], lambda: a['a':'b'], lambda: 'abc'[::0]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
