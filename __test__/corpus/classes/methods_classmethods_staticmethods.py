# The three kinds of methods receive self, cls or nothing.
class Temp:
    unit = 'C'
    def __init__(self, deg):
        self.deg = deg
    def show(self):
        return f'{self.deg}{self.unit}'
    @classmethod
    def from_f(cls, f):
        return cls((f - 32) * 5 / 9)
    @staticmethod
    def valid(deg):
        return deg > -273.15

class Kelvin(Temp):
    unit = 'K'

print(Temp(5).show(), Temp.from_f(212).show(), Kelvin.from_f(32).show(), type(Kelvin(1).from_f(50)).__name__)
print(Temp.valid(-300), Temp(1).valid(0), Temp.show(Temp(7)), Kelvin.from_f.__self__.__name__)
try:
    Temp.show()
except TypeError as e:
    print(e)
try:
    Temp.from_f()
except TypeError as e:
    print(e)
