# ext in the ordering methods, direct and reflected.
class C:
    def __init__(self, n):
        self.n = n
    def __gt__(self, o):
        print('gt', self.n)
        return ext(self.n > getattr(o, 'n', o))
    def __le__(self, o):
        print('le', self.n)
        return ext('any value')
    def __ne__(self, o):
        return ext('ne')
def run(f):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
run(lambda: C(2) > C(1))
run(lambda: 1 < C(2))
run(lambda: C(1) <= 5)
run(lambda: C(1) != C(1))
print(C(1) < C(2) > C(0))
