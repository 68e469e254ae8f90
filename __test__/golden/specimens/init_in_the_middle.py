class Node:
    def __init__(self, n):
        self.n = ext(n)
    def __del__(self): pass
class Child(Node):
    def __init__(self, n):
        super().__init__(n)
        self.m = 2
print([(c.n, c.m) for c in map(Child, range(3))])
