# Errors at definition time are reported on the line of the default.
def setup(n):
    return 10 % n
@staticmethod
def f(a,
      b=setup(5),
      c=setup(0)):
    pass
