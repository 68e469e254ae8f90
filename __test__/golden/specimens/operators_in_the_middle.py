class Money:
    def __init__(self, n): self.n = n
    def __add__(self, other): return Money(ext(self.n) + other)
    def __lt__(self, other): return ext(self.n < other.n)
    def __bool__(self): return ext(self.n > 0)
    def __getattr__(self, name): return ext(name)
    def __format__(self, spec): return ext(spec)
m = Money(1) + 2
print(m.n, m < Money(9), not m, m.other, f"{m:>9}", [*map(str, [m.n])])
