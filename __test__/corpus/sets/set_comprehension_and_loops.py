# Sets in everyday loops: reachability, missing numbers, common elements.
edges = {1: {2, 3}, 2: {4}, 3: {4}, 4: set(), 5: {1}}
def reach(start):
    seen, todo = set(), [start]
    while todo:
        n = todo.pop()
        if n not in seen:
            seen.add(n)
            todo.extend(sorted(edges[n] - seen))
    return seen
print(reach(1), reach(5), reach(4))
print(set(range(1, 8)) - {1, 3, 7}, set.intersection({1, 2, 3}, {2, 3}, {3}), set().union(*[[1], [2]]), set.union({1}, [5]))
print({n % 4 for n in (3, 7, 8, 10)}, len({(1, 2), (2, 1)}), {1, 2} == {2, 1}, bool(set()), set('') == set())
