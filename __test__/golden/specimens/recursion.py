def walk(tree, depth=0):
    if isinstance(tree, list):
        return sum(walk(item, depth + 1) for item in tree)
    return ext(tree) * depth
print(walk([1, [2, [3, [4]]], 5]))
