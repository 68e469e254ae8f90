# __iter__ and __next__ drive for, list, unpacking and in.
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self):
        print('iter')
        return self
    def __next__(self):
        if self.n == 0:
            print('stop')
            raise StopIteration
        self.n -= 1
        return self.n
for x in Countdown(2):
    print(x)
print(list(Countdown(3)), sum(Countdown(4)), 1 in Countdown(5), tuple(Countdown(0)))
a, *b = Countdown(3)
print(a, b, dict(zip('ab', Countdown(2))), max(Countdown(3)), sorted(Countdown(3)))
c = Countdown(2)
print(next(c), next(c), next(c, 'default'))
class BadIter:
    def __iter__(self): return 5
class NoNext:
    def __iter__(self): return self
for f in (lambda: list(BadIter()), lambda: iter(NoNext()), lambda: next(NoNext()), lambda: [*BadIter()]):
    try:
        f()
    except TypeError as e:
        print(e)
