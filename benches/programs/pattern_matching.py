# match: literals, sequences, mappings, classes, guards; a small evaluator and a dispatcher.
SIZE = 20_000  # small: 120


class Num:
    __match_args__ = ("value",)

    def __init__(self, value):
        self.value = value


class Op:
    __match_args__ = ("sign", "left", "right")

    def __init__(self, sign, left, right):
        self.sign = sign
        self.left = left
        self.right = right


def evaluate(node):
    match node:
        case Num(value):
            return value
        case Op("+", left, right):
            return evaluate(left) + evaluate(right)
        case Op("-", left, right):
            return evaluate(left) - evaluate(right)
        case Op("*", Num(0), _) | Op("*", _, Num(0)):
            return 0
        case Op("*", left, right):
            return evaluate(left) * evaluate(right)


def dispatch(event):
    match event:
        case {"type": "click", "at": (x, y)} if x == y:
            return x
        case {"type": "click", "at": (x, y)}:
            return x + y
        case {"type": "key", "key": "a" | "b" as key}:
            return ord(key)
        case ["batch", *events]:
            return sum([dispatch(event) for event in events])
        case str(text):
            return len(text)
        case int() | float():
            return 1
        case None:
            return 0
        case _:
            return -1


EVENTS = [
    {"type": "click", "at": (3, 4)},
    {"type": "click", "at": (5, 5)},
    {"type": "key", "key": "b"},
    ["batch", "one", 2, None],
    "text",
    {"type": "scroll"},
    7.5,
]


def run(rounds):
    tree = Op("+", Op("*", Num(3), Num(4)), Op("-", Op("*", Num(0), Num(9)), Num(5)))
    total = 0
    for n in range(rounds):
        total += evaluate(tree) + n % 2
        for event in EVENTS:
            total += dispatch(event)
    return total


print(run(SIZE))
