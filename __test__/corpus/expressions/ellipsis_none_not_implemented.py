# The built-in singletons print and test as in CPython.
print(..., Ellipsis is ..., type(...).__name__)
print(None, type(None).__name__, bool(None), bool(...))
print(NotImplemented, type(NotImplemented).__name__)
try:
    bool(NotImplemented)
except TypeError as e:
    print(type(e).__name__, e)
def todo(): ...
print(todo(), __name__)
