# Format specifiers apply to both parts; width and alignment to the whole.
for spec in ['', 'g', 'f', '.2f', 'e', '.3', '20', '<20', '^20.1f', '+', ' ', '+.1f', ',.2f', '_', 'G', 'E', 'n', 'z.1f', '#', '#.3g', '*>18']:
    for z in (1234.5 - 2.25j, -0.01j, 3j):
        print(repr(spec), repr(format(z, spec)))
for spec in ['=20', '020', '0>20', '%', 'd', 'x', 's', 'c', '.', 'zz']:
    try:
        print(format(1j, spec))
    except ValueError as error:
        print(repr(spec), error)
print(f'{1 + 1j:.1f}', '{:>8}'.format(2j), '%s %r' % (1j, 2j), '{0.real} {0.imag}'.format(1 + 2j))
for template in ['%d', '%f', '%x', '%c']:
    try:
        print(template % 1j)
    except TypeError as error:
        print(error)
