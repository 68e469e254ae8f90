class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, other): return ext(self.n == other.n)
table = {Key(1): "one"}
table[Key(2)] = "two"
print(table[Key(2)], Key(3) in table, len({Key(5), Key(5)}))
