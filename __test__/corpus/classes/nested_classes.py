# Classes nest; the inner one is an attribute, with a dotted qualname.
class Tree:
    class Node:
        def __init__(self, v, next=None):
            self.v, self.next = v, next
        def __repr__(self):
            return f'Node({self.v})'
    def __init__(self):
        self.head = None
    def push(self, v):
        self.head = self.Node(v, self.head)
    def __iter__(self):
        n = self.head
        while n:
            yield n
            n = n.next

t = Tree()
for v in 'abc':
    t.push(v)
print(list(t), Tree.Node.__qualname__, Tree.Node.__name__, Tree.push.__qualname__, [n.v for n in t])
