# ext in __hash__ called by storing into a dict and by dict displays.
class H:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        print('hash', self.n)
        return ext(self.n)
d = {}
try:
    d[H(1)] = 'one'
    d.update({H(2): 'two'})
    d.setdefault(H(3), 'three')
except ValueError as e:
    print('caught', e)
print(list(d.values()))
d = {H(4): 'four'}
print(len(d))
