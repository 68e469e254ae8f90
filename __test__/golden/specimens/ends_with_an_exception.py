def check(n):
    if ext(n) > 1:
        raise LookupError(f"no {n}") from OSError(2, "gone")
for n in range(5):
    check(n)
