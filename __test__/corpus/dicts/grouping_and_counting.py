# Grouping and counting idioms.
words = ['apple', 'bob', 'cat', 'alice', 'bear', 'dog']
groups = {}
for w in words:
    groups.setdefault(w[0], []).append(w)
print(groups)
counts = {}
for c in 'banana':
    counts[c] = counts.get(c, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: -kv[1]))
print({k: len(v) for k, v in groups.items()}, {v: k for k, v in counts.items()})
print(dict(sorted(counts.items())), dict.fromkeys('abc', 0), dict.fromkeys([1, 2]))
shared = dict.fromkeys('ab', [])
shared['a'].append(1)
print(shared)
