# ext in __repr__ called by repr, str and ascii, nested.
class R:
    def __repr__(self):
        return ext('<é>')
for f in (lambda: repr(R()), lambda: str([R()]), lambda: ascii(R()), lambda: str(R()), lambda: repr({1: (R(), R())})):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
print(len(repr([R(), R()])))
