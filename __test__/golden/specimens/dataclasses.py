from dataclasses import dataclass, field
@dataclass(order=True)
class Item:
    price: int
    name: str = field(compare=False, default="?")
items = [Item(3, "tea"), Item(1)]
ext(1)
print(sorted(items), items[0] == Item(3))
