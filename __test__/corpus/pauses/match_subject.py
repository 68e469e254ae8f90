# ext in the subject, the value patterns and the guards of match.
class V:
    @property
    def two(self):
        return ext(2)
v = V()
def run(x):
    try:
        match ext(x), 1:
            case v.two, _:
                return 'two'
            case [3, n] if ext(n) == 1 and not ext(0):
                return 'three'
            case (4 | 5) as n, _ if ext(False):
                return 'never'
            case y, _:
                return 'other', y
    except ValueError as e:
        return 'caught', str(e)
for x in (2, 3, 4, 'x'):
    print(run(x))
