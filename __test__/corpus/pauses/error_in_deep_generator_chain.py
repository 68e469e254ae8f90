# An error from ext at the source of chained generators unwinds through each.
def source(n):
    try:
        for i in range(n):
            yield ext(i)
    finally:
        print('source done')
def double(it):
    try:
        for x in it:
            yield x * 2
    finally:
        print('double done')
def total(it):
    return sum(it)
print(total(double(source(4))))
