# Copy methods, equality by fields and aliasing.
class Config:
    def __init__(self, **opts):
        self.opts = opts
    def copy(self, **changes):
        return type(self)(**{**self.opts, **changes})
    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.opts == other.opts
    def __repr__(self):
        return f'Config({", ".join(f"{k}={v!r}" for k, v in self.opts.items())})'
a = Config(debug=True, paths=['x'])
b = a.copy()
c = a.copy(debug=False, level=3)
print(a == b, a is b, a == c, c, a != c, a == 5, a != None)
b.opts['paths'].append('y')
print(a, b in [c, a], [a, c].index(b))
