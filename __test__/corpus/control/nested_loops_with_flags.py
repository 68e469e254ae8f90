# break and continue only affect the innermost loop.
for i in range(4):
    for j in range(4):
        if j == 2:
            continue
        if i == j:
            break
        print(i, j, end='; ')
    else:
        print('inner done', i)
        continue
    print('broke', i)
for a in 'ab':
    for b in 'xy':
        if b == 'y':
            break
print(a, b)
