# ext in a branch that is not taken is never called.
safe = 'ok' if True else ext('never')
print(safe, False and ext('never'), True or ext('never'))
try:
    print([i if i < 2 else ext(i * 10) for i in range(4)])
except ValueError as e:
    print('reached the branch:', e)
