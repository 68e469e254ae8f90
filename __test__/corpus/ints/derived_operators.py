# Objects of a class derived from int or float have all operators of numbers among themselves.
class Count(int):
    def __lt__(self, other):
        return NotImplemented


class Share(float):
    def __rpow__(self, other):
        return 'rpow'


a, b = Count(17), Count(5)
print(a % b, a // b, a - b, a ** b, a << b, a & b, a | b, a ^ b, divmod(a, b), a / b)
x, y = Share(7.5), Share(2.0)
print(x % y, x // y, x - y, x * y, divmod(x, y), x ** y, 2 ** x)
print(a % y, x % b, type(a % b).__name__, type(x % y).__name__)
a %= b
print(a, type(a).__name__)
