# 100,000 objects that refer to each other, in circles.
class Node:
    def __init__(self, number):
        self.number = number
        self.next = None
        self.friends = []


nodes = [Node(n) for n in range(100_000)]
for n, node in enumerate(nodes):
    node.next = nodes[(n + 1) % len(nodes)]
    node.friends.append(nodes[n * 7919 % len(nodes)])
    node.friends.append(node)
ask("continue?", len(nodes))
