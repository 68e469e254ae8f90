class Items:
    def __getitem__(self, n):
        if n > 3: raise IndexError
        return n * n
state = [3, 2, 1, 0]
all = [enumerate("ab", 5), zip("ab", [1, 2, 3]), map(abs, [-1, -2]), filter(None, [0, 1, 2]), iter(state.pop, 3),
       iter(Items()), zip("a", "b", strict=True), reversed(range(3))]
print([next(i) for i in all])
ext(1)
print([list(i) for i in all])
