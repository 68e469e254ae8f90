# Messages name the classes of arguments, not the built-in types that these derive from.
class Number(int):
    pass


class Text(str):
    pass


class Items(list):
    pass


class Real(float):
    pass


def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)


attempt(lambda: 'a'.find(Number(1)))
attempt(lambda: 'a'.replace('a', Number(1)))
attempt(lambda: 'a'.startswith(Number(1)))
attempt(lambda: 'a'.startswith((Number(1),)))
attempt(lambda: b'a'.find(Text('a')))
attempt(lambda: b'a'.split(Text('a')))
attempt(lambda: 'a'.split(Items()))
attempt(lambda: 'a'.strip(Items()))
attempt(lambda: 'a'.center(Real(2)))
attempt(lambda: 'a'.center(2, Number(2)))
attempt(lambda: 'a'.encode(Number(2)))
attempt(lambda: b'a'.decode(Number(2)))
attempt(lambda: sorted([], foo=1))
attempt(lambda: sorted([], Number(1)))
