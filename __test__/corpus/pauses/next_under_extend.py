# ext in __next__ under list.extend, += and slice assignment.
class It:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __iter__(self):
        return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return ext(self.i)
a = ['start']
def run(f):
    try:
        f()
    except ValueError as e:
        print('caught', e)
    print(a)
run(lambda: a.extend(It(2)))
run(lambda: a.__iadd__(It(1)))
run(lambda: a.__setitem__(slice(0, 1), It(2)))
a += It(1)
print(a)
