# ext in __next__ under a for loop with else, break and continue.
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
try:
    for x in It(4):
        if x == 2:
            continue
        print('item', x)
    else:
        print('else')
except ValueError as e:
    print('caught', e)
it = It(3)
for x in it:
    break
print(x, it.i)
