# raise ... from None hides the context.
def lookup(key):
    try:
        return {}[key]
    except KeyError:
        raise LookupError('no ' + key) from None
lookup('x')
