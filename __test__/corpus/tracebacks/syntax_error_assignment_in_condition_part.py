# An assignment within a condition.
a, b = 1, 2
if a == 1 and b = 2:
    pass
