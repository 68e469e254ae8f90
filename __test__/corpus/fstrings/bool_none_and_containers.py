# Formatting bools, None and containers.
print(f'{True} {True:d} {True:5}| {False:>6} {True:.1f} {True!r:>6} {True!s:<6}|')
print(f'{None} {None!s:>6} {[1, "a"]} {(1,)} {{"x"}} { {"a"} } {range(3)} {b"x"} {1.0} {...}')
print(f'{str([1, 2]):>10}|{[1, 2]!s:<10}|{"":5}|{" ":>3}|')
print('{:>5}'.format(True), '{!r}'.format(True), '%s %d' % (True, True), '%5s|%-6s|' % (None, False))
