# How deep a program may go is the host's to say, whatever sys.setrecursionlimit is told.
# heavy
import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


sys.setrecursionlimit(5000)
try:
    print(depth(2000))
except RecursionError as error:
    print(error)
