# An annotation that fails does so when it is asked for.
class C:
    good: int
    bad: missing_name
def f(x: 1 / 0): pass
try:
    f.__annotations__
except ZeroDivisionError as e:
    print(e)
C.__annotations__
