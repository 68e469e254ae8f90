# Transpose, multiply and flatten nested lists.
m = [[1, 2, 3], [4, 5, 6]]
t = [list(row) for row in zip(*m)]
print(t)
prod = [[sum(a * b for a, b in zip(r, c)) for c in zip(*t)] for r in m]
print(prod)
print([x for row in m for x in row], sum(m, []), [row[1] for row in m])
print([[int(i == j) for j in range(3)] for i in range(3)])
m[0], m[1] = m[1], m[0]
print(m, [max(r) for r in m], list(map(sum, m)))
