# A dict that loses most of its keys while it is compared or searched is compared and searched to its end.
class Value:
    def __init__(self, number, act=None):
        self.number, self.act = number, act

    def __hash__(self):
        return 7

    def __eq__(self, other):
        seen.append(self.number)
        if self.act:
            self.act()
        return self.number == other.number


def shrink():
    for n in range(4):
        d.pop(n, None)


for last in 6, 60:
    seen = []
    d = {n: Value(n) for n in range(7)}
    d[4].act = shrink
    print(d == {**{n: Value(n) for n in range(6)}, 6: Value(last)}, list(d), seen)

for wanted in 1, 2, 3:
    seen = []
    d = {0: 0, 1: 1, 2: 2, 3: 3, Value(1, shrink): 'one', Value(2): 'two'}
    print(d.get(Value(wanted)), list(d.values()), seen)
