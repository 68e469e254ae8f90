# encode and decode with the common codecs and error handlers.
s = 'héllo €'
print(s.encode(), s.encode('utf-8').decode('utf-8') == s, len(s.encode()))
print(s.encode('ascii', 'ignore'), s.encode('ascii', 'replace'), 'é'.encode('latin-1'), 'é'.encode('ascii', 'backslashreplace'), 'é'.encode('ascii', 'xmlcharrefreplace'))
print('A'.encode('utf-16-le'), 'A€'.encode('utf-16-be'), 'A'.encode('utf-32-le'))
print(b'\xff\xfeabc'.decode('utf-8', 'replace'), b'\xffabc'.decode('utf-8', 'ignore'), b'\xe9'.decode('latin-1'))
for f in (lambda: 'é'.encode('ascii'), lambda: b'\xff'.decode(), lambda: b'a\xe2\x82'.decode('utf-8'), lambda: '€'.encode('latin-1'), lambda: 'a'.encode('nope')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ':', e)
