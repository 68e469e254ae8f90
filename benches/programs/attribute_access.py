# Attributes of instances and classes, properties, slots: vectors that move.
SIZE = 130_000  # small: 1_800


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    @property
    def length(self):
        return abs(self.x) + abs(self.y)


class Body:
    alive = 0
    edge = 100

    def __init__(self, name, place, speed):
        self.name = name
        self.place = place
        self.speed = speed
        self.age = 0
        Body.alive += 1

    def move(self):
        self.place = self.place + self.speed
        self.age += 1
        if self.place.length > self.edge:
            self.speed.x = -self.speed.x
            self.speed.y = -self.speed.y
            self.bounces = getattr(self, "bounces", 0) + 1


def run(rounds):
    bodies = [Body(f"b{i}", Vector(i, -i), Vector(i % 7 + 1, i % 5 - 2)) for i in range(10)]
    for _ in range(rounds // 5):
        for body in bodies:
            body.move()
    total = 0
    for body in bodies:
        total += body.place.length + body.age + body.bounces + len(body.name)
    return total + Body.alive


print(run(SIZE))
