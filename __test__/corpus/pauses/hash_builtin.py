# ext in __hash__ called by hash(), also of a tuple that holds the object.
class H:
    def __hash__(self):
        return ext(42)
try:
    print(hash(H()), hash((1, H())) == hash((1, 42)))
except ValueError as e:
    print('caught', e)
print(hash(H()) + 1)
