# Carets inside conditional and boolean expressions.
def ok(x):
    return x if x > 0 else None + x
print(ok(1) and ok(2) or ok(-1))
print(ok(1) and (ok(5) if ok(2) else 0) + ok(-3))
