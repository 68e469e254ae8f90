# nonlocal rebinds the variable of the enclosing function.
def counter(start=0):
    n = start
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return inc, get

inc, get = counter(10)
inc2, get2 = counter()
print(inc(), inc(5), get(), inc2(), get2(), get())
