# ext fails inside nested try statements and the right handler takes over.
def level(n):
    try:
        if n == 0:
            return ext('bottom')
        return level(n - 1)
    except KeyError:
        return 'never'
    finally:
        print('unwind', n)
try:
    try:
        print(level(2))
    except LookupError:
        print('never')
except ValueError as e:
    print('caught', e)
level(1)
