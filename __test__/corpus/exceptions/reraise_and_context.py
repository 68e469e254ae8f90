# A bare raise re-raises the current exception, and context records what was handled.
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        print('logging')
        raise
try:
    f()
except ZeroDivisionError as e:
    print(repr(e), e.__context__, e.__cause__)
try:
    try:
        {}['k']
    except KeyError as k:
        raise ValueError('while handling')
except ValueError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try:
        {}['k']
    except KeyError as k:
        raise ValueError('direct') from k
except ValueError as e:
    print(repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
try:
    try:
        {}['k']
    except KeyError:
        raise ValueError('hidden') from None
except ValueError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
