# ext in __exit__ while a return, break or continue leaves the block.
class CM:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        print('exit', ext('x'))
def f():
    with CM():
        return 'returned'
try:
    print(f())
    for i in range(2):
        with CM():
            continue
    for i in range(2):
        with CM():
            break
    print(i)
except ValueError as e:
    print('caught', e)
print(f())
