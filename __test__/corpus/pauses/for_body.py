# ext in the body of a for loop with break, continue and else.
done = []
try:
    for i in range(5):
        if i == 1:
            continue
        done.append(ext(i))
        if i == 3:
            break
    else:
        print('never')
except ValueError as e:
    print('caught', e, i)
print(done)
for k in {'x': 1}:
    print(ext(k))
