# An object that only a cycle holds is found when a weak reference is asked, not only by collect().
import weakref


class Node:
    pass


node = Node()
node.itself = node
reference = weakref.ref(node)
del node
print(reference() is None)
