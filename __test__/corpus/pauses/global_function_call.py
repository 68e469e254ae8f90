# ext in a function called at module level, changing globals.
count = 0
def bump(n):
    global count
    count += 1
    r = ext(n)
    count += 10
    return r
try:
    print(bump(1), bump(2), count)
except ValueError as e:
    print('caught', e, count)
bump(3)
