# A chain of contexts that a program bent into a circle does not hang.
def alone():
    try:
        raise ValueError(1)
    except ValueError as error:
        error.__context__ = error
        raise TypeError(2)


def longer():
    a, b, c = KeyError('a'), KeyError('b'), KeyError('c')
    try:
        raise a
    except KeyError:
        a.__context__ = b
        b.__context__ = c
        c.__context__ = b
        raise OSError('end')


for function in (alone, longer):
    try:
        function()
    except Exception as error:
        for _ in range(5):
            print(repr(error))
            error = error.__context__
