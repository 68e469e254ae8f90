# Functions that capture variables, as methods and as `__init__`, entered by every kind of call.
import sys


def make(limit):
    count = 0

    class Counter:
        def __init__(self, start, step):
            nonlocal count
            count += 1
            self.value = start
            self.step = step
            if start > limit:
                raise ValueError(f"{start} is above {limit}")

        def next(self, times):
            for _ in range(times):
                self.value += self.step
            return self.value, count

        def deep(self, n):
            return 0 if n == 0 else 1 + self.deep(n - 1) + limit * 0

    return Counter


Counter = make(10)
print([Counter(n, 2).next(3) for n in range(4)])
print(Counter(1, 1).deep(50))
for start in 3, 11, 4:
    try:
        print(Counter(start, 1).value)
    except ValueError as error:
        print(error, error.__traceback__.tb_next.tb_lineno)

for arguments in (), (1,), (1, 2, 3):
    for _ in range(2):
        try:
            Counter(*arguments)
        except TypeError as error:
            print(error)


def wrong(n):
    try:
        return Counter(n)
    except TypeError as error:
        return str(error)


print([wrong(n) for n in range(2)])


class Bad:
    def __init__(self, value):
        self.value = value
        return self.result


def bad(results):
    found = []
    for result in results:
        Bad.result = result
        try:
            found.append(Bad(1).value)
        except TypeError as error:
            found.append(str(error))
    return found


print(bad([None, 5, None, "text", None]))


class Point:
    def __init__(self, x):
        self.x = x


def points(n):
    made = []
    for i in range(n):
        made.append(Point(i))
        if i == 1:
            Point.__init__ = lambda self, x: setattr(self, "x", -x)
        elif i == 3:
            Point.__init__ = lambda self, x, y=7: setattr(self, "x", x * y)
        elif i == 5:
            Point.__new__ = lambda cls, x: "no point"
        elif i == 6:
            del Point.__init__
    return [getattr(point, "x", point) for point in made]


print(points(8))


class Derived(Counter):
    def __init__(self, start):
        super().__init__(start, 3)

    def next(self, times):
        return super().next(times)[0], __class__.__name__


print([Derived(n).next(2) for n in range(3)])


class Deep:
    def __init__(self, n):
        self.below = Deep(n + 1)


for _ in range(2):
    try:
        Deep(0)
    except RecursionError as error:
        print(error)


def outer(text):
    def check(value):
        return text.startswith(value)

    def raising(value):
        return text[value]

    return check, raising


check, raising = outer("abc")
print([check(part) for part in ("a", "b", "abc")])
for place in 0, 5, 1:
    try:
        print(raising(place))
    except IndexError as error:
        traceback = error.__traceback__
        while traceback.tb_next:
            traceback = traceback.tb_next
        print(error, traceback.tb_lineno)

missing = []


def unset(flag):
    def inner():
        return late

    if flag:
        late = 1
    return inner()


for flag in True, False, True:
    try:
        missing.append(unset(flag))
    except NameError as error:
        missing.append(str(error))
print(missing)
Deep(0) if len(sys.argv) > 5 else None
Counter(12, 1)
