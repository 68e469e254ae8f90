# kind: session
def f(n): return 10 // n
kept = []
# ==> feed
kept.append(1)
f(0)
# ==> then
print(kept, f(3))
