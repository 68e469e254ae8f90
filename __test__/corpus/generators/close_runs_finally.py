# close raises GeneratorExit at the yield; finally blocks run.
def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print('closing')
        raise
    finally:
        print('cleanup')
x = g()
print(next(x))
print(x.close())
print(x.close(), list(x))
y = g()
y.close()
print('never started: no output', list(y))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 'ignored exit'
z = stubborn()
next(z)
try:
    z.close()
except RuntimeError as e:
    print(e)
def returns():
    try:
        yield 1
    except GeneratorExit:
        return 'value of close'
w = returns()
next(w)
print(w.close())
