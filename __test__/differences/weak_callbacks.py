# Callbacks of weak references run at the next safepoint, not at once at `del`.
# gc
import weakref


class Node:
    pass


node = Node()
reference = weakref.ref(node, lambda _: print('gone'))
node = [print('before'), None][1]
print('after')
print(reference())
