def outer(rate, *args, extra=[1], **kw):
    count = 0
    def inner(x, /, y=rate, *, z: int = 3) -> "int":
        nonlocal count
        count += 1
        return x + y + z + count
    inner.note = args, kw
    return inner
first = outer(10, "a", k=1)
first(1)
ext(1)
print(first(1), first(1, 2, z=0), first.note, first.__kwdefaults__, first.__annotations__["z"], outer.__defaults__)
