# try, except and with around yields behave as in plain code.
def g():
    for i in range(4):
        try:
            if i == 2:
                raise ValueError('two')
            yield i
        except ValueError as e:
            yield str(e)
        else:
            yield f'else {i}'
        finally:
            yield f'finally {i}'
print(list(g()))
def early():
    try:
        yield 1
        return
    finally:
        yield 'after return'
print(list(early()))
