# ext in __init__: the object is there, the assignment is not.
class P:
    made = 0
    def __init__(self, x):
        P.made += 1
        self.x = x
        self.y = ext(x * 2)
        print('init done', self.x, self.y)
p = 'none'
try:
    p = P(1)
    print(p.y, P(2).y)
except ValueError as e:
    print('caught', e, p)
print(P.made)
q = [P(5), P(6)]
print(len(q))
