# Patterns that look at many subjects, one after another, of which some are unusual.
from collections import OrderedDict, UserDict, defaultdict, deque


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Flipped(Point):
    __match_args__ = ("y", "x")


class Computed(Point):
    @property
    def x(self):
        return "computed"

    @x.setter
    def x(self, value):
        self._x = value


class Partial(Point):
    def __init__(self, x):
        self.x = x


class Asked(Point):
    def __getattribute__(self, name):
        return "asked " + name if name in "xy" else super().__getattribute__(name)


class Fallback(Partial):
    def __getattr__(self, name):
        if name == "y":
            return "fallback"
        raise AttributeError(name)


class Bound(Point):
    def y(self):
        return "called"

    def __init__(self, x):
        self.x = x


class Plain:
    pass


def which(subject):
    match subject:
        case Point(0, y):
            return "zero", y
        case Point(x, y=y):
            return "point", x, y if not callable(y) else y()
        case Point():
            return "partial"
        case bool(b) | int(b):
            return "number", b
        case str(s):
            return "text", s
        case {"kind": kind, "at": (x, *rest), **others}:
            return kind, x, rest, others
        case {"kind": kind}:
            return "kind only", kind
        case {}:
            return "mapping", len(subject)
        case [] | [_]:
            return "short"
        case [first, *_, last]:
            return "ends", first, last
        case None:
            return "none"
        case _:
            return "other"


plain = Plain()
plain.x, plain.y = 1, 2
subjects = [
    Point(0, 1), Point(1, 2), Flipped(0, 5), Flipped(5, 0), Computed(1, 2), Partial(3), Partial(0),
    Asked(1, 2), Fallback(4), Bound(5), plain, True, 12, 2 ** 70, 1.5, "s", "", b"bytes",
    {"kind": "k", "at": [1, 2, 3], "more": 1}, {"kind": "k", "at": "text"}, {"at": []}, {},
    OrderedDict(kind="ordered"), defaultdict(list), defaultdict(list, kind="default"),
    UserDict(kind="user"), deque([1, 2]), range(3), [], (1,), [1, 2], (1, 2, 3),
    {1, 2}, memoryview(b"ab"), bytearray(b"ab"), iter([1]), None, ..., Plain, Plain(),
]
for _ in range(2):
    for subject in subjects:
        print(which(subject))


def changing(rounds):
    found = []
    for n in range(rounds):
        match Point(n, -n):
            case Point(x):
                found.append(x)
        if n == 1:
            Point.__match_args__ = ("y", "x")
        elif n == 3:
            Point.x = property(lambda self: "property", lambda self, value: None)
        elif n == 4:
            del Point.x
    Point.__match_args__ = ("x", "y")
    return found


print(changing(3))


class Names:
    first = "a"
    again = "a"
    other = "b"


def keys(names, subject):
    match subject:
        case {names.first: x, names.other: y}:
            return x, y
        case {names.first: x, names.again: y}:
            return "twice", x, y
    return None


names = Names()
for first, again, other in ("a", "a", "b"), (1, True, 2), (1.0, 1, 3), ("a", "b", "a"), ("a", "z", "z"):
    names.first, names.again, names.other = first, again, other
    for subject in {"a": 1, "b": 2}, {"a": 1}, {1: 2, 3: 4}, {}:
        try:
            print(first, again, other, subject, keys(names, subject))
        except ValueError as error:
            print(error)

names.first = []
try:
    keys(names, {"a": 1, "b": 2})
except TypeError as error:
    print(error)


def refused(cls, subject):
    match subject:
        case cls(a, b):
            return a, b
    return None


class Twice:
    __match_args__ = ("a", "a")
    a = 1


class Listed:
    __match_args__ = ["a", "b"]


class Few:
    __match_args__ = ("a",)


class Numbers:
    __match_args__ = (1, 2)


for cls in Twice, Listed, Few, Numbers, Plain, int, 5:
    for _ in range(2):
        try:
            print(refused(cls, cls() if callable(cls) else cls))
        except TypeError as error:
            print(error)


class Raising:
    __match_args__ = ("x",)

    @property
    def x(self):
        raise ValueError("no x")


def last(subject):
    match subject:
        case Raising(x=1):
            return 1


last(Plain())
last(Raising())
