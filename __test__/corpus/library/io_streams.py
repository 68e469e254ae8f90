# Streams in memory, and what is printed into them.
import io, sys
from contextlib import redirect_stdout, redirect_stderr
s = io.StringIO()
print('hello', 5, file=s); s.write('more\n'); print(repr(s.getvalue()), s.tell())
s.seek(0); print(s.readline(), end=''); print(s.read(2), s.read(), repr(s.read()))
s = io.StringIO('a\nb\nc'); print(list(s), s.readlines()); s.seek(2); s.write('XY'); print(repr(s.getvalue())); s.seek(10); s.write('z'); print(repr(s.getvalue())); s.truncate(3); print(repr(s.getvalue()))
with io.StringIO('x') as t: print(t.read(), t.closed)
print(t.closed)
for f in (lambda: t.read(), lambda: s.write(5), lambda: s.seek(-1), lambda: s.seek(1, 1), lambda: io.BytesIO().write('a'), lambda: io.StringIO(5), lambda: io.BytesIO(b'').seek(-1), lambda: s.fileno(), lambda: s.read('a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(io.StringIO('a\r\nb\rc\n', newline=None).read().encode(), io.StringIO('a\nb', newline='\r\n').getvalue().encode(), io.StringIO('a\r\nb').readlines())
b = io.BytesIO(b'abc\ndef'); print(b.readline(), b.read(1), b.tell(), b.seek(-2, 2), b.read(), b.getvalue()); b.write(b'!!'); print(b.getvalue(), list(io.BytesIO(b'1\n2\n')))
with redirect_stdout(io.StringIO()) as out:
    print('captured', [1])
    print('again')
print(repr(out.getvalue()))
class Upper:
    def write(self, text): real.write(text.upper())
    def flush(self): pass
real = sys.stdout
sys.stdout = Upper()
print('loud', 1.5)
sys.stdout = real
print('quiet')
with redirect_stderr(io.StringIO()) as err: print('oops', file=sys.stderr)
print(repr(err.getvalue()), sys.stdout.write('direct\n'))
sys.stdout.flush()
print(s.readable(), s.writable(), s.seekable(), s.isatty(), isinstance(s, io.TextIOBase), isinstance(b, io.IOBase))
w = io.StringIO(); w.writelines(['a', 'b']); print(w.getvalue(), w.readline(), w.seek(0), w.readline(1))
