# ext in the middle of a chained comparison is called once.
def t(x):
    print('eval', x)
    return x
try:
    print(t(1) < ext(5) < t(10))
    print(t(1) < ext(0) < t(10))
except ValueError as e:
    print('caught', e)
print(t(3) == t(3) != ext(4) > t(2))
