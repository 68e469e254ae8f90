def make():
    rate = 3
    class Plan:
        size = ext(2)
        total = [ext(n) * rate for n in range(2)]
        def cost(self): return self.size * rate, __class__.__name__
    return Plan
print(make().total, make()().cost())
