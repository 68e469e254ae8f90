# ext inside the target of augmented assignment is called once.
data = [1, 2, 3]
try:
    data[ext(1)] += 10
    data[0], data[ext(2)] = 'first', 'last'
except ValueError as e:
    print('caught', e, data)
print(data)
data[ext(-1)] *= 2
print(data)
