# `%b` and `%s` of bytes ask `__bytes__`.

class Three:
    def __bytes__(self):
        return b'123'


class Items(list):
    def __bytes__(self):
        return bytes(item + 48 for item in self)


class Wrong:
    def __bytes__(self):
        return 'text'


class Never:
    __bytes__ = None


print(b'%b|%s' % (Three(), Items([4, 5])), b'%b' % Three(), b'%s' % Items([1]))
print(b'%5b|%-5s|%.2b|%*b|%.*b' % (Three(), Three(), Three(), 6, Three(), 1, Three()))
print(b'%d%% %c %b %x' % (7, 65, Three(), 255))
print(b'%(a)b, %(b)d, %(a)6s' % {b'a': Three(), b'b': 2})
print(bytearray(b'<%b>') % Three())
text = b'%b!'
text %= Three()
print(text)
for template, value in ((b'%b', Wrong()), (b'%b', Never()), (b'%b', object()), (b'%b', (Three(), 1)),
                        (b'%b %b', Three()), (b'%b %z', (Three(), 1))):
    try:
        print(template % value)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(b'%.0c %5.1c|%-4c|' % (65, b'x', 255), b'%.0b|%.1b' % (b'ab', b'cd'))
