# A container captured before ext sees what other code does to it during the statement.
items = [1, 2]
def change(x):
    items.append(x)
    return ext(x)
try:
    print(items, change(3), items)
    items[0] = change(4) + items[0]
    print(items)
    items += [change(5), change(6)]
except ValueError as e:
    print('caught', e)
print(items)
