# ext in a closure: its variables survive the call.
def counter(start):
    n = start
    def inc(by):
        nonlocal n
        n += ext(by)
        return n
    def peek():
        return n
    return inc, peek
inc, peek = counter(100)
try:
    print(inc(1), inc(2), peek())
except ValueError as e:
    print('caught', e, peek())
print(inc(5))
