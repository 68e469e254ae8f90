# Loops over ranges for windows, chunks and countdowns.
data = [1, 2, 3, 4, 5, 6, 7]
print([data[i:i + 3] for i in range(0, len(data), 3)])
print([sum(data[i:i + 2]) for i in range(len(data) - 1)])
for i in range(3, 0, -1):
    print(i, end='...')
print('go', i)
for i in range(0):
    pass
print(i, [data[-i] for i in range(1, 4)], data[::-1][:2], data[len(data) // 2])
for i in range(3):
    i += 10
    print(i, end=' ')
print(i)
