# ext inside a long expression mixing calls, operators and subscripts.
data = {'xs': [1, 2, 3]}
class V:
    def __init__(self, n):
        self.n = n
    def __add__(self, o):
        print('add', self.n, o.n)
        return V(self.n + o.n)
try:
    r = (V(ext(1)) + V(data['xs'][ext(1)]) + V(len(ext('abc')))).n * ext(2) - -ext(1)
    print(r)
except ValueError as e:
    print('caught', e)
print([data['xs'][i] + ext(i) for i in range(3)][ext(1)])
