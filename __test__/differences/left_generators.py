# A generator that is left before its end is not closed when the last reference goes.
def numbers():
    try:
        yield 1
        yield 2
    finally:
        print('closed')


generator = numbers()
print(next(generator))
generator = None
print('end')
