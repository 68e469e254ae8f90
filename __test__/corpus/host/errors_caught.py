# Exceptions raised by the host are ordinary Python exceptions.
# host
for name, msg in (('ValueError', 'v'), ('KeyError', 'k'), ('ZeroDivisionError', 'z'), ('StopIteration', 's'), ('OSError', 'o'), ('RuntimeError', '')):
    try:
        host_raise(name, msg)
    except (ValueError, ArithmeticError) as e:
        print('first', repr(e), e)
    except Exception as e:
        print('second', repr(e), e, e.args)
    else:
        print('never')
    finally:
        print('finally', host_seq())
try:
    try:
        1 / 0
    except ZeroDivisionError:
        host_raise('LookupError', 'in handler')
except LookupError as e:
    print(repr(e), repr(e.__context__), e.__cause__)
