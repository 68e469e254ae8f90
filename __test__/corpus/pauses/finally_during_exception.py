# ext in finally while an exception is on its way.
def f():
    try:
        print('try')
        raise KeyError('original')
    finally:
        print('finally', ext('cleanup'))
        print('finally done')
try:
    f()
except Exception as e:
    print(repr(e), repr(e.__context__))
f()
