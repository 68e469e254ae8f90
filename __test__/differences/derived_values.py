# A format without fields gives a plain string, the iterator of a derived string is that of plain
# ones, and functions of math take a derived int as the number that it is.
import math


class Text(str):
    pass


class Degrees(int):
    def __float__(self):
        return 99.0


print(type(Text('ab').format()), type(Text('ab') % ()))
print(type(iter(Text('ab'))).__name__)
print(math.sqrt(Degrees(4)))
