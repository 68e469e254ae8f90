# The bounds of index() may not be None, whoever converts the others.
class At:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


for items in ([0, 1, 2], (0, 1, 2)):
    for bounds in [(At(1), None), (None, At(1)), (At(0), At(9)), ('a', At(1)), (At(-1),), (At(-10**30), At(10**30))]:
        try:
            print(items.index(2, *bounds))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
