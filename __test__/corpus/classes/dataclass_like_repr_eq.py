# A hand-written value class with repr, eq, hash and ordering.
class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split('.'))
    def __repr__(self):
        return f'{type(self).__name__}({".".join(map(str, self.parts))!r})'
    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts
    def __lt__(self, other):
        return self.parts < other.parts
    def __hash__(self):
        return hash(self.parts)

v = [Version(t) for t in ('1.10', '1.2', '1.2.1')]
print(sorted(v), max(v), Version('1.2') in v, Version('1.2') == '1.2', v[0] != v[1], v[0] > v[1])
print(len({Version('1'), Version('1'), Version('2')}), f'{v[0]}', [str(x) for x in v])
