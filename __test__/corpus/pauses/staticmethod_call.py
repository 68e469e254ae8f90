# ext in static methods.
class A:
    @staticmethod
    def calc(a, b=2):
        return ext(a) * b
    def use(self):
        return self.calc(5) + A.calc(1, b=1)
try:
    print(A.calc(3), A().calc(3, 3), A().use())
except ValueError as e:
    print('caught', e)
print(A.calc('x'))
