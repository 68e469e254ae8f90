# sys.setrecursionlimit: what is asked for is remembered.
# heavy
import sys
sys.setrecursionlimit(5000)
print(sys.getrecursionlimit())
for limit in ('a', 0, -1, 1.5, None, 2**40):
    try:
        sys.setrecursionlimit(limit)
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(sys.getrecursionlimit())


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


sys.setrecursionlimit(10**6)
print(depth(500), sys.getrecursionlimit())
