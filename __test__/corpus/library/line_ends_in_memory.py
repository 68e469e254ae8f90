# io.StringIO: what ends a line, for each value of newline; re: which flags a pattern shows.
import io, re
for newline in ('', None, '\n', '\r', '\r\n'):
    f = io.StringIO('a\r\nb\rc\nd\r', newline=newline)
    print(repr(newline), f.readlines(), f.tell(), repr(f.getvalue()))
f = io.StringIO('a\r\nb', newline='')
print(repr(f.readline(2)), repr(f.readline()), repr(f.readline()))
for flags in (0, re.X, re.X | re.I, re.A, re.A | re.X, re.M | re.S | re.X | re.U):
    print(re.compile('a', flags), re.compile(b'a', flags & ~re.U))
