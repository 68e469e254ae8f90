# Keyword arguments are put together before their names are looked at.

def f(*args, **kwargs):
    return args, kwargs


class Name(str):
    pass


for call in (lambda: f(**{1: 2}), lambda: f(**{1: 2}, **{1: 3}), lambda: f(**{1: 2}, **None),
             lambda: f(a=1, **{'a': 2}), lambda: f(**{1: 2}, **{'a': 3}), lambda: f(*5, **{1: 2}),
             lambda: f(**{'a': 1}, **{(): 2}), lambda: f(**{Name('n'): 1}), lambda: dict(**{3: 4})):
    try:
        print(call())
    except TypeError as error:
        print(error)
