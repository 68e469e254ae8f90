# __exit__ runs when leaving by return, break or continue.
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): print('enter', self.n)
    def __exit__(self, *a):
        print('exit', self.n, a)
        return True
def f():
    with CM('ret'):
        return 'value'
print(f())
for i in range(3):
    with CM(i):
        if i == 0:
            continue
        if i == 1:
            break
print(i)
