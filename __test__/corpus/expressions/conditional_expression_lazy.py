# A conditional expression evaluates its condition first and only one branch.
def show(x):
    print('eval', x)
    return x

print(show('yes') if show(True) else show('no'))
print(show('yes') if show(0) else show('no'))
print([show(i) if i % 2 else -i for i in range(4)])
f = lambda n: 'neg' if n < 0 else 'zero' if n == 0 else 'pos'
print(f(-1), f(0), f(1))
print(('a' if False else 'b') + 'c')
