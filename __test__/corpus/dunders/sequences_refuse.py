# A sequence that cannot take an operand names its class, and `*=` of what is no number has no look at a list on its right.
# heavy

class Words(list):
    pass


class Text(str):
    pass


class Count(int):
    pass


class Index:
    def __index__(self):
        return 2


class Right:
    def __radd__(self, other):
        return 'radd'

    def __rmul__(self, other):
        return 'rmul'


def show(make):
    try:
        print(make())
    except TypeError as error:
        print(error)


for left in ([1], Words([1]), 's', Text('s'), (1,), b'b'):
    for right in (Words([2]), Text('t'), Count(2), Index(), Right(), 1.5):
        show(lambda: left + right)
        show(lambda: left * right)


def multiply(left, right):
    left *= right
    return left


for left in (3, Count(3), {}, set(), range(2), Index(), None, Words([1])):
    for right in ([0], Words([0]), Right()):
        show(lambda: multiply(left, right))
