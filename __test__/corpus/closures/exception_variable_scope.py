# The name in `except ... as` is unbound after the handler, also in closures.
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        saved = e
        show = lambda: str(e)
        print(show())
    try:
        show()
    except NameError as err:
        print(err)
    print(saved)
    try:
        e
    except UnboundLocalError as err:
        print(err)
f()
