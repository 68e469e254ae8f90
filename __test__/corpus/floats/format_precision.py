# Fixed, exponent, general and percent presentation of floats.
x = 1234.56789
for spec in ('', '.2f', '10.1f', '<10.1f', '+.0f', ',.3f', '_.1f', 'e', '.3e', '.2E', 'g', '.3g', '.10g', 'G', '%', '.1%', '010.2f', '=+10.1f', '^12.2f', '*^12.2f', '.0f', '#.0f', 'n', ' .1f', 'z.1f'):
    print(spec.ljust(8), repr(format(x, spec)), repr(format(-x, spec)))
