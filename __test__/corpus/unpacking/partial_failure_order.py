# Unpacking checks the count first, then binds targets left to right.
class T:
    def __setitem__(self, k, v):
        print('set', k, v)
        if v == 'bad':
            raise ValueError('cannot store bad')

t = T()
t[0], t[1] = 'a', 'b'
try:
    t[0], t[1], t[2] = 'x', 'bad', 'never'
except ValueError as e:
    print(e)
try:
    t[0], t[1] = 'only one',
except ValueError as e:
    print(e)
def gen():
    for i in range(5):
        print('yield', i)
        yield i
try:
    a, b = gen()
except ValueError as e:
    print(e)
a, *b = gen()
print(a, b)
