# The exception being handled is still current after ext, in nested handlers and generators.
def gen():
    try:
        raise KeyError('gen')
    except KeyError:
        yield ext('inside')
        try:
            raise
        except KeyError as e:
            yield f'reraised {e}'
try:
    raise IndexError('outer')
except IndexError:
    try:
        print(list(gen()))
    except ValueError as e:
        print('caught', e, repr(e.__context__), repr(e.__context__.__context__))
    try:
        raise
    except IndexError as e:
        print('still', e)
