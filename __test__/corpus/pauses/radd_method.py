# ext in __radd__, after the left operand declined.
class L:
    def __add__(self, o):
        print('L declines')
        return NotImplemented
class R:
    def __radd__(self, o):
        print('R radd')
        return ext('from radd')
try:
    print(L() + R(), 1 + R(), 'x' + R())
except ValueError as e:
    print('caught', e)
print(sum([R()]))
