# A key deleted and added again in a loop over the dict is noticed.
for view in dict.keys, dict.values, dict.items:
    data = {0: 'zero'}
    try:
        for _ in view(data):
            del data[0]
            data[0] = 'again'
    except RuntimeError as error:
        print(view.__name__, error)
data = {'a': 1, 'b': 2}
try:
    for key in data:
        data['c'] = 3
        del data[key]
except RuntimeError as error:
    print(error)
print(data)
data = dict.fromkeys(range(5))
while data:
    data.popitem()
    if len(data) == 2:
        data['x'] = 1
        del data['x']
        print(list(data), list(reversed(data)))
stack = {}
for number in range(50):
    stack[number] = number
    if number % 3:
        del stack[number]
print(list(stack))
