# ext as the value of a walrus.
try:
    if (n := ext(5)) > 3:
        print('big', n)
    print([y for x in range(3) if (y := ext(x))], y)
    while (n := ext(n - 2)) > 0:
        print(n)
except ValueError as e:
    print('caught', e)
print((z := ext('z')), z)
