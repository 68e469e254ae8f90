# += uses __iadd__ when there is one, else __add__, and rebinds the result.
class In:
    def __init__(self, v): self.v = v
    def __iadd__(self, o):
        print('iadd', o)
        self.v += o
        return self
    def __imul__(self, o):
        return 'replaced by a str'
    def __isub__(self, o):
        return NotImplemented
    def __sub__(self, o):
        return f'sub {o}'
class Plain:
    def __add__(self, o):
        return f'add {o}'
x = y = In(1)
x += 5
print(x is y, y.v)
y -= 3
print(y)
x *= 2
print(x)
p = Plain()
p += 1
print(p)
try:
    q = Plain()
    q -= 1
except TypeError as e:
    print(e)
d = {'k': In(0)}
d['k'] += 7
print(d['k'].v)
