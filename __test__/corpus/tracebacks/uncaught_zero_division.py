# An uncaught exception prints the stack, innermost last, with carets under the operation.
def inner(x):
    return 10 / x

def outer(x):
    y = inner(x) + 1
    return y

print('start')
outer(0)
print('never')
