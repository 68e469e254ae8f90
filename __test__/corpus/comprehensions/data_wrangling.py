# Everyday comprehension code over records.
rows = [('ann', 'eng', 120), ('bob', 'ops', 80), ('cy', 'eng', 100), ('di', 'ops', 95)]
by_team = {team: [n for n, t, _ in rows if t == team] for team in sorted({t for _, t, _ in rows})}
print(by_team)
print({t: sum(p for _, u, p in rows if u == t) / len(ns) for t, ns in by_team.items()})
print([f'{n.title():<5}{p:>6,}' for n, _, p in sorted(rows, key=lambda r: -r[2])])
matrix = [[i * 3 + j for j in range(3)] for i in range(3)]
print([matrix[i][i] for i in range(3)], [row[::-1] for row in matrix], sum(x for r in matrix for x in r if x % 2))
print([n for n in range(2, 12) if all(n % d for d in range(2, n))])
