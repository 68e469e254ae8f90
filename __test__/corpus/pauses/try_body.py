# ext in the body of try, with every clause around it.
def f(x):
    try:
        r = ext(x)
    except KeyError:
        r = 'key'
    except ValueError as e:
        r = f'value {e}'
    else:
        r = f'else {r}'
    finally:
        print('finally')
    return r
print(f(1), f('a'))
