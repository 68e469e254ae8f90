# A keyword with two letters exchanged.
values = [1, 2, 3]
fro value in values:
    print(value)
