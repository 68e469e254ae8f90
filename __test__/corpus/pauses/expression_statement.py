# ext as a whole statement, in functions, loops and branches.
print('start')
try:
    ext('ignored')
    for i in range(2):
        ext(i)
        print('after', i)
except ValueError as e:
    print('caught', e)
def f():
    ext('in f')
f()
print('end')
