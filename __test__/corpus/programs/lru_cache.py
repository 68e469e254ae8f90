# A least-recently-used cache with a doubly linked list.
class Node:
    def __init__(self, key=None, value=None):
        self.key = key
        self.value = value
        self.prev = None
        self.next = None

class LRUCache:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity = capacity
        self.map = {}
        self.head = Node()
        self.tail = Node()
        self.head.next = self.tail
        self.tail.prev = self.head
        self.hits = self.misses = 0

    def _remove(self, node):
        node.prev.next = node.next
        node.next.prev = node.prev

    def _push_front(self, node):
        node.prev = self.head
        node.next = self.head.next
        self.head.next.prev = node
        self.head.next = node

    def get(self, key, default=None):
        node = self.map.get(key)
        if node is None:
            self.misses += 1
            return default
        self.hits += 1
        self._remove(node)
        self._push_front(node)
        return node.value

    def put(self, key, value):
        if key in self.map:
            self._remove(self.map[key])
        elif len(self.map) >= self.capacity:
            oldest = self.tail.prev
            self._remove(oldest)
            del self.map[oldest.key]
            print("evict", oldest.key)
        node = self.map[key] = Node(key, value)
        self._push_front(node)

    def __iter__(self):
        node = self.head.next
        while node is not self.tail:
            yield node.key, node.value
            node = node.next

    def __repr__(self):
        return "LRU(" + " -> ".join(f"{k}:{v}" for k, v in self) + ")"

cache = LRUCache(3)
for key in "abc":
    cache.put(key, ord(key))
print(cache)
print(cache.get("a"), cache.get("zz", -1), cache)
cache.put("d", 1)
cache.put("c", 99)
print(cache, cache.get("b"))
cache.put("e", 5)
print(cache, f"hits={cache.hits} misses={cache.misses}")
try:
    LRUCache(0)
except ValueError as e:
    print("error:", e)
