# A singly linked list with the full container protocol.
# heavy
class LinkedList:
    class _Node:
        def __init__(self, value, next=None):
            self.value, self.next = value, next

    def __init__(self, items=()):
        self._head = self._tail = None
        self._len = 0
        for x in items:
            self.append(x)

    def append(self, value):
        node = self._Node(value)
        if self._tail is None:
            self._head = self._tail = node
        else:
            self._tail.next = node
            self._tail = node
        self._len += 1

    def _nodes(self):
        node = self._head
        while node:
            yield node
            node = node.next

    def __iter__(self):
        return (node.value for node in self._nodes())

    def __len__(self):
        return self._len

    def __getitem__(self, i):
        if isinstance(i, slice):
            return type(self)(list(self)[i])
        if i < 0:
            i += self._len
        for k, node in enumerate(self._nodes()):
            if k == i:
                return node.value
        raise IndexError("linked list index out of range")

    def __contains__(self, x):
        return any(v == x for v in self)

    def __eq__(self, other):
        if not isinstance(other, LinkedList):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other))

    def __add__(self, other):
        return LinkedList([*self, *other])

    def __reversed__(self):
        return iter(LinkedList(list(self)[::-1]))

    def __repr__(self):
        return f"LinkedList([{' -> '.join(map(repr, self))}])"

    def reverse(self):
        previous, node = None, self._head
        self._tail = node
        while node:
            node.next, previous, node = previous, node, node.next
        self._head = previous

    def remove_if(self, predicate):
        removed = 0
        previous = None
        for node in self._nodes():
            if predicate(node.value):
                removed += 1
                if previous is None:
                    self._head = node.next
                else:
                    previous.next = node.next
                if node is self._tail:
                    self._tail = previous
            else:
                previous = node
        self._len -= removed
        return removed

a = LinkedList([3, 1, 2])
print(a, len(a), a[0], a[-1], a[1:], 2 in a, 9 in a, list(reversed(a)), sorted(a))
a.reverse()
a.append(7)
print(a, a == LinkedList([2, 1, 3, 7]), a == [2, 1, 3, 7], a + "xy", bool(LinkedList()))
print(a.remove_if(lambda x: x % 2), a, a.remove_if(lambda x: True), a, len(a))
a.append("again")
first, = a
print(first, max(LinkedList("hello")), LinkedList([[1], (2,)]), sum(LinkedList(range(4))))
try:
    a[5]
except IndexError as e:
    print(e)
