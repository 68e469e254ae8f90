# ext in the else of try: its error is not caught by the same try.
def f():
    try:
        print('try')
    except ValueError:
        print('never')
    else:
        print('else', ext('e'))
    finally:
        print('finally')
try:
    f()
except ValueError as e:
    print('outer', e)
f()
