# finally blocks run on break, continue and return, innermost first.
def walk(stop):
    for i in range(4):
        try:
            try:
                if i == 1:
                    continue
                if i == stop:
                    return f'returned at {i}'
                if i == 3:
                    break
                print('body', i)
            finally:
                print('inner', i)
        finally:
            print('outer', i)
    else:
        print('no break')
    return 'end'
print(walk(2))
print(walk(9))
