# ext in __bool__, under if, while, not, and, or, any, all, filter and comprehension filters.
class B:
    def __init__(self, v):
        self.v = v
    def __bool__(self):
        return ext(self.v)
    def __repr__(self):
        return f'B({self.v})'
def run(f):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
run(lambda: B(True) and B(False) or 'right')
run(lambda: not B(True))
run(lambda: (any([B(False), B(True)]), all([B(True), B(False)])))
run(lambda: list(filter(None, [B(True), B(False)])))
run(lambda: [x for x in (B(True), B(False)) if x])
run(lambda: 1 if B(False) else 2)
while B(False):
    print('never')
if B(True):
    print('true')
