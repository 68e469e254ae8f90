# An exception raised again from elsewhere shows both places.
def make():
    try:
        int('z')
    except ValueError as e:
        return e
saved = make()
def later():
    raise saved
later()
