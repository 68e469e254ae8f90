# A failing __str__ or __repr__ shows its frame below the print.
class Temp:
    def __init__(self, v):
        self.v = v
    def __repr__(self):
        return 'T' + self.v
print([Temp('1')])
print([Temp('1'), Temp(2)])
