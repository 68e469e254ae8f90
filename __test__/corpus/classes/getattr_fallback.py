# __getattr__ runs only when normal lookup fails.
class Proxy:
    known = 'class attr'
    def __init__(self, target):
        self.target = target
    def __getattr__(self, name):
        print('getattr', name)
        if name.startswith('x'):
            raise AttributeError('no x names: ' + name)
        return getattr(self.target, name)

p = Proxy([3, 1])
print(p.known, p.target)
p.append(2)
p.sort()
print(p.target, p.count(1), hasattr(p, 'xyz'), getattr(p, 'xa', 'default'))
for name in ('nope', 'xq'):
    try:
        getattr(p, name)
    except AttributeError as e:
        print(e)
try:
    len(p)
except TypeError as e:
    print(e)
