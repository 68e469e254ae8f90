# Wrappers that copy names and docs, and keep the original.
def wraps(orig):
    def deco(w):
        for attr in ('__name__', '__doc__', '__qualname__', '__module__'):
            setattr(w, attr, getattr(orig, attr))
        w.__wrapped__ = orig
        w.__dict__.update(orig.__dict__)
        return w
    return deco
def cached(f):
    store = {}
    @wraps(f)
    def inner(*args, **kw):
        key = (args, tuple(sorted(kw.items())))
        if key not in store:
            print('computing', *key)
            store[key] = f(*args, **kw)
        return store[key]
    inner.store = store
    return inner
@cached
def power(base, exp=2):
    """Raise base to exp."""
    return base ** exp
print(power(3), power(3), power(3, exp=3), power(exp=3, base=3))
print(power.__name__, power.__doc__, power.__wrapped__(5), len(power.store))
try:
    power([1])
except TypeError as e:
    print(e)
