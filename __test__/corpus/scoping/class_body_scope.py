# Class bodies see globals and their own names; methods do not see class names.
x = 'global'
class A:
    x = 'class'
    y = x + '!'
    def m(self):
        return x
    def n(self):
        return self.x
    z = [x]
print(A.y, A().m(), A().n(), A.z)
def f():
    x = 'function'
    class B:
        w = x
        x = 'class B'
        v = x
    return B.v
try:
    print(f())
except NameError as e:
    print(e)
class C:
    before = x
    x = 'now class'
    after = x
    def helper(v):
        return v * 2
    used = helper(4)
print(C.before, C.after, C.used)
