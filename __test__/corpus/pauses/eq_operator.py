# ext in __eq__ called by == and !=, direct and reflected.
class E:
    def __eq__(self, o):
        print('E.eq', o)
        return ext(o)
class Pass:
    def __eq__(self, o):
        print('Pass.eq')
        return NotImplemented
try:
    print(E() == 1, E() != 0, 5 == E(), E() != '')
except ValueError as e:
    print('caught', e)
print(Pass() != E())
