# complex.from_number takes numbers and nothing else.
def show(*args):
    try:
        print(complex.from_number(*args))
    except TypeError as error:
        print(error)


show(3)
show(2.5)
show(1 - 1j)
show(True)
show('1')
show(None)
show()
show(1, 2)


class Z(complex):
    pass


z = Z.from_number(3)
print(type(z), z, type(Z(1) + 1), type(-Z(1)), type(Z(1).conjugate()))
