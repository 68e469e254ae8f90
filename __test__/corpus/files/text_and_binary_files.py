# Files: modes, text and bytes, positions, errors.
path = 'notes.txt'
with open(path, 'w') as f:
    print(f.write('first\n'), f.writable(), f.readable(), f.name, f.mode)
    f.writelines(['second\n', 'third'])
    print('fourth', file=f)
print(f.closed, repr(open(path).read()))
with open(path) as f:
    print(f.readline(), f.readlines(), repr(f.read()))
print([line.rstrip() for line in open(path)])
with open(path, 'a') as f:
    f.write('fifth\n')
with open(path, 'r+') as f:
    f.write('FIRST')
    f.seek(0, 2)
    f.write('sixth\n')
print(open(path).read())
with open(path, 'rb') as f:
    print(f.read(5), f.tell(), f.seek(-6, 2), f.read())
with open('data.bin', 'wb') as f:
    f.write(bytes(range(5)))
with open('data.bin', 'r+b') as f:
    f.seek(2)
    f.write(b'XY')
print(open('data.bin', 'rb').read())
with open('umlaut', 'w', encoding='latin-1') as f:
    f.write('äöü')
print(open('umlaut', 'rb').read(), open('umlaut', encoding='latin-1').read())
try:
    open('umlaut').read()
except UnicodeDecodeError as error:
    print(error.reason)
for bad in (lambda: open('absent'), lambda: open(path, 'x'), lambda: open(path, 'rw'),
            lambda: open(path, 'q'), lambda: open(path, 'rbt'), lambda: open(path, 'rb', encoding='utf-8'),
            lambda: open(5.5), lambda: open(path, 'w').read(), lambda: open('umlaut', 'rb').write(b''),
            lambda: f.read(), lambda: open(path, mode=3)):
    try:
        bad()
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, getattr(error, 'strerror', None) or error)
try:
    open('nowhere')
except FileNotFoundError as error:
    print(error.filename, error.strerror)
