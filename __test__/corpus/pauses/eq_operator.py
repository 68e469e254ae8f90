# ext in __eq__ called by == and !=, direct and reflected.
class E:
    def __eq__(self, o):
        plain = o if isinstance(o, (int, str)) else type(o).__name__
        print('E.eq', plain)
        return ext(plain)
class Pass:
    def __eq__(self, o):
        print('Pass.eq')
        return NotImplemented
try:
    print(E() == 1, E() != 0, 5 == E(), E() != '')
except ValueError as e:
    print('caught', e)
print(Pass() != E())
