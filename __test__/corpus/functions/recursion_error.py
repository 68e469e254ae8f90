# Runaway recursion raises RecursionError, which a program can catch.
# heavy
def down(n):
    return down(n + 1)

try:
    down(0)
except RecursionError as e:
    print(type(e).__name__, str(e).startswith('maximum recursion depth exceeded'))
def ok(n):
    return 0 if n == 0 else 1 + ok(n - 1)
print(ok(100))
