# ext in __eq__ called by == of lists and tuples, element by element.
class E:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        print('eq', self.n, o.n)
        return ext(self.n == o.n)
def run(f):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
run(lambda: [E(1), E(2)] == [E(1), E(2)])
run(lambda: (E(1), E(2)) != (E(1), E(3)))
run(lambda: [E(1)] == [E(1), E(2)])
run(lambda: {'k': E(1)} == {'k': E(1)})
print([[E(1)], 2] == [[E(1)], 2])
