# Mistakes in the generator expression of all(), any() and tuple() are warned of twice.
values = ['a', 'b']
print(any(value is 'x' for value in values))
print(tuple(value for value in values if value is 'a' or value))
print(list(value is 'x' for value in values))
print(sum(value is 1 for value in values))
try:
    all({1, 2}[0] for value in values)
except TypeError as error:
    print(error)
