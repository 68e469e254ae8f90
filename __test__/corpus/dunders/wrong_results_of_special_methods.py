# Special methods that give something of the wrong type.
def show(*fs):
    for f in fs:
        try: print(repr(f()))
        except Exception as e: print(type(e).__name__, e)
class Bo:
    def __bool__(self): return 5
show(lambda: bool(Bo()), lambda: not Bo(), lambda: 1 if Bo() else 2)
class Le:
    def __len__(self): return -1
show(lambda: len(Le()), lambda: bool(Le()))
class Le2:
    def __len__(self): return 'x'
show(lambda: len(Le2()))
class Ha:
    def __hash__(self): return 'x'
show(lambda: hash(Ha()), lambda: {Ha():1})
class Re:
    def __repr__(self): return 5
    def __str__(self): return 6
show(lambda: repr(Re()), lambda: str(Re()), lambda: f'{Re()}')
class Ite:
    def __iter__(self): return 5
show(lambda: list(Ite()), lambda: iter(Ite()))
class Call:
    __call__ = 5
show(lambda: Call()())
class Cl:
    def __new__(cls): return 5
    def __init__(self): print('never')
print(Cl())
