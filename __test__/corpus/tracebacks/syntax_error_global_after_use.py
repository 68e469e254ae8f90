# SyntaxError: a global declaration after the name was used.
x = 1
def f():
    x = 2
    global x
