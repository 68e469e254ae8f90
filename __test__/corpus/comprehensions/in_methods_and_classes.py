# Comprehensions in methods see self and parameters, and can call super.
class Base:
    def names(self, n):
        return [f'base{i}' for i in range(n)]
class Team(Base):
    def __init__(self, members):
        self.members = members
    def adults(self, age=18):
        return {n: a for n, a in self.members.items() if a >= age}
    def names(self, n):
        extra = super().names(n)
        return [m + '/' + e for m in self.members for e in extra]
    initials = [c for c in 'xy']
    table = {k: v for k, v in enumerate(initials)}
t = Team({'ann': 20, 'bo': 10})
print(t.adults(), t.adults(5), t.names(2), Team.initials, Team.table, hasattr(Team, 'c'))
