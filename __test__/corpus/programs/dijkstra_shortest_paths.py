# Shortest paths over a weighted graph, with path reconstruction.
# heavy
class Graph:
    def __init__(self):
        self.edges = {}

    def add(self, a, b, weight, *, both=True):
        if weight < 0:
            raise ValueError(f"negative weight on {a}-{b}")
        self.edges.setdefault(a, {})[b] = weight
        self.edges.setdefault(b, {})
        if both:
            self.edges[b][a] = weight

    def dijkstra(self, start):
        if start not in self.edges:
            raise KeyError(start)
        dist = {node: float("inf") for node in self.edges}
        dist[start] = 0
        prev = {}
        pending = set(self.edges)
        while pending:
            node = min(sorted(pending), key=dist.__getitem__)
            pending.remove(node)
            if dist[node] == float("inf"):
                break
            for neighbour, weight in self.edges[node].items():
                candidate = dist[node] + weight
                if candidate < dist[neighbour]:
                    dist[neighbour] = candidate
                    prev[neighbour] = node
        return dist, prev

    def path(self, start, end):
        dist, prev = self.dijkstra(start)
        if dist[end] == float("inf"):
            return None, dist[end]
        route = [end]
        while route[-1] != start:
            route.append(prev[route[-1]])
        return route[::-1], dist[end]

    def bfs(self, start):
        order, queue = [start], [start]
        while queue:
            for n in sorted(self.edges[queue.pop(0)]):
                if n not in order:
                    order.append(n)
                    queue.append(n)
        return order

g = Graph()
for spec in "A-B:4 A-C:2 B-C:1 B-D:5 C-D:8 D-E:3 F-G:1".split():
    nodes, _, weight = spec.partition(":")
    g.add(*nodes.split("-"), int(weight))
g.add("E", "A", 1, both=False)
dist, prev = g.dijkstra("A")
print(dist)
print({k: prev[k] for k in sorted(prev)})
for end in "EFD":
    route, cost = g.path("A", end)
    print(end, "->".join(route) if route else "unreachable", cost)
print(g.path("E", "D"), g.bfs("C"))
for action in (lambda: g.add("X", "Y", -1), lambda: g.path("Q", "A")):
    try:
        action()
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
