# ext in __iadd__: the target is bound to its result.
class I:
    def __init__(self):
        self.log = []
    def __iadd__(self, o):
        self.log.append(o)
        ext(o)
        self.log.append('done')
        return self
i = alias = I()
try:
    i += 1
    i += 2
except ValueError as e:
    print('caught', e)
print(i.log, i is alias)
d = {'k': i}
d['k'] += 3
print(d['k'].log)
