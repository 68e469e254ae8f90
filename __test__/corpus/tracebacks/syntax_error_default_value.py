# A default that is missing.
def f(a, b=):
    pass
