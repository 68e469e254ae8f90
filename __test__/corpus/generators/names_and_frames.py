# Names of generators can be changed; their frames say where they are.
import functools


def count(start, step=2):
    at = start
    while at < 9:
        yield at
        at += step


it = count(1)
frame = it.gi_frame
print(frame.f_lineno, frame.f_locals, frame.f_back, frame.f_code.co_name, it.gi_suspended)
next(it)
print(it.gi_frame.f_lineno, it.gi_frame.f_locals, it.gi_suspended, it.gi_running)
it.__name__ = 'renamed'
it.__qualname__ = 'Somewhere.renamed'
print(it.__name__, it.__qualname__, repr(it).split(' at ')[0])
for value in (3, None):
    try:
        it.__name__ = value
    except TypeError as error:
        print(error)
try:
    del it.__qualname__
except TypeError as error:
    print(error)
print(list(it), it.gi_frame, it.gi_suspended, it.__name__)

count.__name__ = 'counting'
print(count(1).__name__, count(1).__qualname__, it.gi_code.co_name)


def traced(function):
    @functools.wraps(function)
    def wrapper(*args):
        yield from function(*args)
    return wrapper


@traced
def letters(text):
    for letter in text:
        yield letter


made = letters('ab')
print(made.__name__, made.__qualname__, next(made), made.gi_yieldfrom.__name__)
shared = (x for x in 'abc')
print(shared.__name__, next(shared), sorted(shared.gi_frame.f_locals))
