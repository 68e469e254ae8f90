# del removes a binding, which can come back.
def f(x):
    del x
    try:
        return x
    except UnboundLocalError as e:
        print(e)
    x = 'again'
    return x
print(f(1))
a = 1
def g():
    global a
    del a
g()
try:
    a
except NameError as e:
    print(e)
try:
    del a
except NameError as e:
    print(e)
def h():
    try:
        del q
    except UnboundLocalError as e:
        print(e)
    q = 1
h()
