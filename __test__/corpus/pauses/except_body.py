# ext in the body of an except clause: the handled exception is the context.
def f():
    try:
        return 1 / 0
    except ZeroDivisionError as e:
        print('handling', e)
        r = ext('recovered')
        print('still', e)
        return r
try:
    print(f())
except ValueError as e:
    print('caught', e, repr(e.__context__))
f()
