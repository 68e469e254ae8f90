# `__defaults__` may be given more values than there are parameters: the last ones count.
def one(a):
    return a


def two(a, b=5, *, c=7):
    return a, b, c


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, args, kwargs, "->", function(*args, **kwargs))
    except TypeError as error:
        print(error)


for function in one, two:
    function.__defaults__ = ("x", "y", "z")
    attempt(function)
    attempt(function, 1)
    attempt(function, 1, 2)
    attempt(function, 1, 2, 3)
    attempt(function, c=9)
    attempt(function, b=2, c=9)
one.__defaults__ = ()
attempt(one)
one.__defaults__ = None
attempt(one)
