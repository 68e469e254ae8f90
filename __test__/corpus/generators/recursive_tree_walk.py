# Recursive generators over trees.
class Node:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right
    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.v
        if self.right:
            yield from self.right
def insert(n, v):
    if n is None:
        return Node(v)
    if v < n.v:
        n.left = insert(n.left, v)
    else:
        n.right = insert(n.right, v)
    return n
root = None
for v in (5, 2, 8, 1, 9, 3):
    root = insert(root, v)
print(list(root), sum(root), 8 in root)
def perms(xs):
    if not xs:
        yield []
    for i in range(len(xs)):
        for rest in perms(xs[:i] + xs[i + 1:]):
            yield [xs[i]] + rest
print(list(perms('abc'[:2])), len(list(perms([1, 2, 3]))))
