# A text that is no number is shown as its class shows it; its own conversions come first.
class Text(str):
    def __repr__(self):
        return '<' + str(self) + '>'


class Raw(bytes):
    def __repr__(self):
        return 'raw'


class Both(str):
    def __int__(self):
        return 41

    def __float__(self):
        return 4.5


class Index(str):
    def __index__(self):
        return 6


for convert in (int, float, complex, lambda x: int(x, 7)):
    for text in (Text('x'), Text('5'), Raw(b'y'), Raw(b'6'), Both('7'), Both('z'), Index('q')):
        try:
            print(convert(text))
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
try:
    int(Text('1' * 5000))
except ValueError as error:
    print(error)
