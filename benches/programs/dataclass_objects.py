# Many small objects of dataclasses: made, compared, grouped, replaced; they all stay alive.
SIZE = 80_000  # small: 500

from dataclasses import dataclass, field, replace


@dataclass
class Item:
    name: str
    price: float
    count: int = 1
    tags: list = field(default_factory=list)

    def cost(self):
        return self.price * self.count


@dataclass(frozen=True, order=True)
class Place:
    row: int
    column: int


def run(count):
    items = [Item(f"item{n}", n / 4, n % 9) for n in range(count)]
    for n, item in enumerate(items):
        if n % 10 == 0:
            item.tags.append("tenth")
    places = [Place(n * 7 % 100, n) for n in range(count // 2)]
    places.sort()
    groups = {}
    for place in places:
        groups.setdefault(Place(place.row, 0), []).append(place)
    same = sum([a == b for a, b in zip(items, items[1:])])
    dearer = [replace(item, price=item.price * 2) for item in items[::8]]
    total = sum([item.cost() for item in items]) + sum([item.cost() for item in dearer])
    return total, same, len(groups), places[0], repr(items[10])


print(*run(SIZE))
