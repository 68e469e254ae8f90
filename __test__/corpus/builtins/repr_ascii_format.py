# repr, ascii, format and str on the same values.
for x in ('é\n', 1.0, None, [1, 'é'], {'k': ()}, b'\xff', True, range(2), ...):
    print(repr(x), ascii(x), format(x), str(x).strip())
print(format(3.14159, '.2f'), format('a', '>3'), format(255, '#x'), repr(repr('a')), repr("a'b"), ascii('日本'))
