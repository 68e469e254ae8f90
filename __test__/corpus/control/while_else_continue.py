# while with else, break and continue.
n = 0
while n < 6:
    n += 1
    if n % 2:
        continue
    print(n)
else:
    print('done', n)
while True:
    n -= 1
    if n < 4:
        break
else:
    print('never')
print(n)
while n:
    n -= 1
else:
    print('zero', n)
while False:
    pass
else:
    print('else of a loop that never ran')
