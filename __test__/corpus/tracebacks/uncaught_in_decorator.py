# A failing decorated function shows the wrapper's frame.
def logged(f):
    def wrapper(*args, **kw):
        print('calling', f.__name__)
        return f(*args, **kw)
    return wrapper
@logged
def div(a, b):
    return a / b
div(1, 2)
div(1, b=0)
