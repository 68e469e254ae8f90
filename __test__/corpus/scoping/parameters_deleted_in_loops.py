# A parameter that is deleted in a loop, or by the end of an except clause, is gone in the next round.

def show(f, *a):
    try:
        print(f.__name__, f(*a))
    except NameError as e:
        print(f.__name__, type(e).__name__, e)


def caught_by_its_name(e):
    for x in [1, 2]:
        print(e)
        try:
            raise ValueError(x)
        except ValueError as e:
            print(repr(e))
    return e


def deleted_after_use(b):
    for x in [1, 2]:
        print(b)
        del b


def deleted_in_while(b):
    while True:
        print(b + 1)
        del b


def starred_and_keywords(*args, k=2, **kw):
    for x in range(2):
        print(args, k, kw)
        if x == 0:
            del args
        else:
            del kw


def target_of_with(b):
    for x in range(2):
        with open('f', 'w') as b:
            print(b.closed)
        print(b.closed)
        del b
    return b


def deleted_by_an_inner_function(b):
    def delete():
        nonlocal b
        del b
    for x in range(2):
        print(b)
        delete()


def captured_by_a_pattern(m):
    for x in range(2):
        match m:
            case m:
                print(m)
        del m


def in_a_generator(x):
    yield x
    while True:
        yield x
        del x


def in_a_comprehension(b):
    for a in [1, 2]:
        c = sum([b for i in range(2)])
        del b
    return c


def in_an_operation(b):
    w = 2
    while w:
        w -= 1
        c = [b | 1 for i in range(2)]
        del b
    return c


def in_comprehensions_of_comprehensions(b):
    for a in [1, 2]:
        w = 3
        while w > 0:
            w -= 1
            c = sum([sum([b for i in range(2)]) for j in range(2) if j])
            del b
    return c


def beside_another(a, b):
    for a in [a, b]:
        w = 3
        while w > 0 and True:
            w -= 1
            c = [(a | b) for i in range(3) if a]
            del b
    return c


def in_nested_lists(a, b):
    for x in [a, b]:
        c = [[(a | b) for i in range(2)] for j in range(2)]
        del b
    return c


for function in caught_by_its_name, deleted_after_use, deleted_in_while, starred_and_keywords, target_of_with, deleted_by_an_inner_function, captured_by_a_pattern, in_a_comprehension, in_an_operation:
    show(function, 1)
show(lambda: list(in_a_generator(3)))
show(in_comprehensions_of_comprehensions, 1)
for function in beside_another, in_nested_lists:
    show(function, 1, 2)
