# Trees of objects that are built, counted and dropped, while one of them stays.
SIZE = 15  # small: 6


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def grow(depth):
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def count(node):
    if node.left is None:
        return 1
    return 1 + count(node.left) + count(node.right)


def run(depth):
    stays = grow(depth + 1)
    total = 0
    for small in range(4, depth + 1, 3):
        for _ in range(1 << (depth - small)):
            total += count(grow(small))
    return total, count(stays)


print(*run(SIZE))
