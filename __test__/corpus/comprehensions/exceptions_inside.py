# An exception in a comprehension leaves no result and no variable.
seen = []
try:
    r = [seen.append(x) or 10 // x for x in (2, 1, 0, 5)]
except ZeroDivisionError as e:
    print(e, seen)
try:
    r
except NameError as e:
    print(e)
try:
    x
except NameError as e:
    print(e)
def safe(f, x):
    try:
        return f(x)
    except Exception as e:
        return type(e).__name__
print([safe(int, s) for s in ('1', 'x', None)])
