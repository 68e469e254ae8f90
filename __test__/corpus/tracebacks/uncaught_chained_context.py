# An exception in a handler prints both, joined by "During handling".
def load(d, key):
    try:
        return d[key]
    except KeyError:
        return int('not ' + key)
load({}, 'there')
