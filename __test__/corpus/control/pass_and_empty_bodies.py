# pass, ... and docstrings are complete bodies.
def nothing():
    pass

def documented():
    """Say what it does."""

class Empty: pass
class Doc:
    'class doc'
    x: int
if True: pass
for _ in range(2): ...
while False: pass
print(nothing(), documented(), documented.__doc__, Doc.__doc__, Empty.__doc__, nothing.__doc__)
if 1: print('one line'); print('two statements')
