# SyntaxError: a bracket that was never closed.
values = [1, 2, 3
print(values)
