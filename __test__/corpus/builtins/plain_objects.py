# object() makes objects that are equal to nothing but themselves.
a, b = object(), object()
print(a == a, a == b, a != b, a is a, isinstance(a, object), type(a).__name__)
marks = {a: 'a', b: 'b'}
print(marks[a], marks[b], object() in marks)
MISSING = object()
def get(d, key, default=MISSING):
    found = d.get(key, MISSING)
    if found is not MISSING:
        return found
    if default is MISSING:
        return 'nothing'
    return default
print(get({1: 2}, 1), get({}, 1), get({}, 1, None))
try:
    a.x = 1
except AttributeError as e:
    print(e)
