# In an assignment the right side is evaluated first, then targets left to right.
def show(x):
    print('eval', x)
    return x

data = {}
data[show('k1')] = data[show('k2')] = show('v')
print(data)
i = 0
seq = [0, 0, 0]
i, seq[i] = 2, 'two'
print(i, seq)
a = b = []
a.append(1)
print(b, a is b)
x, y = 1, 2
x, y = y, x
print(x, y)
