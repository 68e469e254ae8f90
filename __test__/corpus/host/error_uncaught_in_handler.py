# A host error in an except block chains to the handled exception.
# host
def load(d, k):
    try:
        return d[k]
    except KeyError as e:
        print('missing', e)
        host_raise('ConnectionError', 'fallback failed')
load({}, 'x')
