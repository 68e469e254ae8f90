# The target of an augmented assignment is evaluated once, before the right side.
def show(x, label):
    print('eval', label)
    return x

data = [10, 20]
show(data, 'obj')[show(1, 'index')] += show(5, 'value')
print(data)

class Box:
    pass

box = Box()
box.n = 1
show(box, 'box').n *= show(9, 'factor')
print(box.n)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e)
print(t)
