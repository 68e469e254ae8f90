# ext in a property getter.
class Acc:
    def __init__(self):
        self.reads = 0
    @property
    def balance(self):
        self.reads += 1
        return ext(100) + self.reads
    @property
    def double(self):
        return self.balance * 2
a = Acc()
try:
    print(a.balance, a.double, getattr(a, 'balance'))
except ValueError as e:
    print('caught', e)
print(a.reads)
a.double
