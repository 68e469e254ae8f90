# A special method that is None: the operation is refused.
class InPlace:
    __iadd__ = None
    def __add__(self, other):
        return 'add'
class Left:
    __add__ = None
class Equal:
    __eq__ = None
class Reflected:
    __radd__ = None
def in_place():
    x = InPlace()
    x += 1
    return x
for f in (in_place, lambda: Left() + 1, lambda: 1 + Left(), lambda: Equal() == 1, lambda: 1 + Reflected(), lambda: InPlace() + 1):
    try:
        print(f())
    except TypeError as e:
        print(e)
