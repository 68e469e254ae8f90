# ext in __next__ under list(), list displays and list comprehensions.
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
def run(f):
    try:
        print(f())
    except ValueError as e:
        print('caught', e)
run(lambda: list(It(3)))
run(lambda: [0, *It(2), 9])
run(lambda: [x * 2 for x in It(2)])
print(list(It(0)), list(It(1)))
