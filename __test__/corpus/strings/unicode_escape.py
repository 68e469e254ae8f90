# The encodings unicode_escape and raw_unicode_escape.
for text in ('plain', 'tab\tnew\nline\\', 'é☃\U0001f40d', '\0\x7f\x9f\xff'):
    for codec in ('unicode_escape', 'raw-unicode-escape'):
        data = text.encode(codec)
        print(data, data.decode(codec) == text)
print(b'a\\x41\\u2603\\U0001F40D\\101\\0\\n\\q\\\ne'.decode('unicode_escape').encode('utf-8'))
print(b'\\u2603 \\x41 \xe9 \\\\ \\'.decode('raw_unicode_escape'))
for data in (b'\\x4', b'ab\\u12', b'\\U0011ffff', b'end\\', b'\\N{', b'\\N{no such name}'):
    try:
        print(data.decode('unicode_escape'))
    except UnicodeDecodeError as error:
        print(error)
print(b'a\\x4 b'.decode('unicode_escape', 'replace'), b'\\u1'.decode('raw_unicode_escape', 'ignore'))
