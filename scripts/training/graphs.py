# Search in graphs: queues, heaps, dicts of sets, union-find.
import heapq
from collections import defaultdict, deque


def grid(size):
    walls = {(x, y) for x in range(size) for y in range(size) if (x * 7 + y * 13) % 5 == 0}
    walls -= {(0, 0), (size - 1, size - 1)}
    return walls


def around(place, size):
    x, y = place
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        if 0 <= x + dx < size and 0 <= y + dy < size:
            yield x + dx, y + dy


def steps(size):
    walls, seen, queue = grid(size), {(0, 0): 0}, deque([(0, 0)])
    while queue:
        place = queue.popleft()
        for following in around(place, size):
            if following not in walls and following not in seen:
                seen[following] = seen[place] + 1
                queue.append(following)
    return len(seen), max(seen.values())


def cheapest(nodes):
    edges = defaultdict(list)
    for n in range(nodes):
        for k in (1, 3, 7):
            edges[n].append(((n * k + k) % nodes, (n * 31 + k) % 17 + 1))
    best, heap = {0: 0}, [(0, 0)]
    while heap:
        cost, node = heapq.heappop(heap)
        if cost > best[node]:
            continue
        for other, price in edges[node]:
            if other not in best or cost + price < best[other]:
                best[other] = cost + price
                heapq.heappush(heap, (best[other], other))
    return sum(best.values())


def islands(count):
    parent = list(range(count))

    def find(n):
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for n in range(0, count, 3):
        a, b = find(n), find(n * 5 % count)
        if a != b:
            parent[a] = b
    return len({find(n) for n in range(count)})


print(steps(60), cheapest(1500), islands(20_000))
