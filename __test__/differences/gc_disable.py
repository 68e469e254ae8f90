# gc.disable() is remembered, but what only a cycle holds is found.
# gc
import gc
import weakref


class Node:
    pass


gc.disable()
node = Node()
node.itself = node
reference = weakref.ref(node)
del node
print(gc.isenabled(), reference() is None)
gc.enable()
