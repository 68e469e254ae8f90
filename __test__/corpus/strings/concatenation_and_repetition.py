# Building strings by + and *.
print('a' + 'b' * 3, 3 * '-=', 'x' * 0, 'x' * -2, repr('' + ''))
s = ''
for i in range(5):
    s += str(i)
print(s, '=' * 10)
for f in (lambda: 'a' + 1, lambda: 1 + 'a', lambda: 'a' * '2', lambda: 'a' * 1.0, lambda: 'a' + None, lambda: 'n: ' + [1]):
    try:
        f()
    except TypeError as e:
        print(e)
