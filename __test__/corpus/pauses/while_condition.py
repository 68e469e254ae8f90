# ext as the condition of a loop, called anew each time.
n = 0
while ext(n < 3):
    print('loop', n)
    n += 1
else:
    print('else', n)
print('end', n)
