# StopIteration that is thrown into a generator before its first line stays StopIteration; its own becomes RuntimeError.

def generator():
    yield 1
    yield 2


def raising():
    raise StopIteration('own')
    yield


fresh = generator()
try:
    fresh.throw(StopIteration('thrown'))
except StopIteration as error:
    print('stop', error)
print(list(fresh))
begun = generator()
next(begun)
try:
    begun.throw(StopIteration('thrown'))
except RuntimeError as error:
    print(error, repr(error.__cause__))
for value in raising():
    print(value)
