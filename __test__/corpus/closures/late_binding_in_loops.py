# Closures see the last value of a loop variable, unless a default captures it.
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
gs = [lambda i=i: i for i in range(3)]
print([g() for g in gs])
hs = []
for j in range(3):
    def h():
        return j
    hs.append(h)
print([h() for h in hs])
j = 'changed'
print([h() for h in hs])
def make(k):
    return lambda: k
print([f() for f in map(make, range(3))])
