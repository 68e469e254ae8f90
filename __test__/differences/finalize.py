# finalize() does not run at the end of the program.
# no cpython: it runs when the process ends, which is later than the harness looks
import weakref


class Node:
    pass


node = Node()
weakref.finalize(node, print, 'finalized')
print('end')
