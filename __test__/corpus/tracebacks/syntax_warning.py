# The compiler warns before the program runs.
import warnings


def pick(item):
    if item is "pear":
        return 1
    try:
        return 2
    finally:
        if item: return 3


print(pick('x'))
exec('y = 3\nprint(y is 3)')
print("\d", "\d")
