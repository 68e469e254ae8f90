# Encodings, and what error handlers make of what does not fit.
# heavy
def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


for codec in ('utf-8', 'utf-8-sig', 'ascii', 'latin-1', 'iso-8859-15', 'utf-16', 'utf-16-be', 'utf-32-le', 'cp1252', 'Windows-1252', 'hex', 'nope', 'a\0b'):
    for text in ('abc', 'é€', '—“”', '日本', '\x81', ''):
        show(lambda: (codec, text.encode(codec)))
for codec in ('ascii', 'cp1252'):
    for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'bogus'):
        show(lambda: (codec, errors, 'aé€b😀\x81'.encode(codec, errors)))
for codec in ('utf-8', 'ascii', 'utf-16', 'cp1252'):
    for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'bogus'):
        for raw in (b'a\x81', b'\xe2\x82', b'\xff\xfea\0', b'\0\xd8'):
            show(lambda: (codec, errors, raw.decode(codec, errors)))
show(lambda: 'a'.encode(1))
show(lambda: 'a'.encode('utf-8', 1))
show(lambda: b'a'.decode(None))
show(lambda: b'a'.decode('utf-8', 'strict', 1))
show(lambda: str(b'\xe9', 'cp1252'))
show(lambda: bytes('é', 'cp1252'))
show(lambda: str('a', 'ascii'))
show(lambda: str(1, 'ascii'))
