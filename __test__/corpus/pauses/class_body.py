# ext in a class body; the class exists only when the body ends.
print('before')
try:
    class A:
        x = 1
        y = ext(x + 1)
        def m(self):
            return self.x, self.y
        z = [v for v in ext([y, y])]
    print(A().m(), A.z)
except ValueError as e:
    print('caught', e)
    try:
        A
    except NameError as n:
        print(n)
class B:
    print('in body')
    value = ext('v')
print(B.value)
