# Typical averaging code keeps float semantics and formats to fixed places.
scores = [88, 92.5, 79, 95, 67.25]
mean = sum(scores) / len(scores)
var = sum((s - mean) ** 2 for s in scores) / len(scores)
print(mean, round(var, 4), f'{var ** 0.5:.3f}')
mid = sorted(scores)[len(scores) // 2]
print(mid, min(scores), max(scores), f'{mean:8.2f}|{mean:<10.1f}|')
pct = [f'{s / sum(scores):.1%}' for s in scores]
print(pct)
