# return, break and continue in finally replace what was going on.
def a():
    try:
        return 'try'
    finally:
        return 'finally'
def b():
    try:
        1 / 0
    finally:
        return 'swallowed'
def c():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            if i == 1:
                break
            continue
    return i
def d():
    x = 1
    try:
        return x
    finally:
        x = 2
def e():
    while True:
        try:
            try:
                return 'inner'
            finally:
                break
        finally:
            print('outer finally')
    return 'after loop'
def f():
    try:
        raise KeyError('first')
    except KeyError:
        try:
            raise ValueError('second')
        finally:
            return 'gone'
print(a(), b(), c(), d(), e(), f())
