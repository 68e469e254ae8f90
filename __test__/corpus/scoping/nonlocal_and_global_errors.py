# Wrong scope declarations are syntax errors before anything runs.
print('never printed')
def f():
    nonlocal x
    x = 1
