# An inventory read from text, with errors collected and a report.
DATA = """\
# sku, name, qty, price
W-100, Wrench, 12, 8.50
H-200, Hammer, 3, 12.00

N-300, Nails, 1000, 0.02
X-999, Broken, many, 1.00
H-200, Hammer, 4, 12.00
Z-1, Missing price, 5
"""

class Item:
    def __init__(self, sku, name, qty, price):
        self.sku, self.name, self.qty, self.price = sku, name, qty, price

    @classmethod
    def parse(cls, line):
        sku, name, qty, price = (part.strip() for part in line.split(","))
        return cls(sku, name, int(qty), float(price))

    @property
    def value(self):
        return self.qty * self.price

    def merge(self, other):
        assert self.sku == other.sku, "different items"
        self.qty += other.qty

class Inventory(object):
    def __init__(self):
        self._items = {}
        self.errors = []

    def load(self, text):
        for number, line in enumerate(text.splitlines(), 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            try:
                item = Item.parse(line)
            except ValueError as e:
                self.errors.append(f"line {number}: {e}")
                continue
            if item.sku in self:
                self[item.sku].merge(item)
            else:
                self._items[item.sku] = item
        return self

    def __contains__(self, sku):
        return sku in self._items

    def __getitem__(self, sku):
        return self._items[sku]

    def __iter__(self):
        return iter(sorted(self._items.values(), key=lambda i: -i.value))

    def __len__(self):
        return len(self._items)

    def low(self, limit=10):
        return [i.name for i in self if i.qty < limit]

inv = Inventory().load(DATA)
print(f"{len(inv)} items, {len(inv.errors)} errors")
for error in inv.errors:
    print(" ", error)
for item in inv:
    bar = "*" * int(item.value // 20)
    print(f"{item.sku:<6}{item.name:<8}{item.qty:>6}{item.value:>10.2f} {bar}")
print("low:", ", ".join(inv.low()) or "none")
print("total:", round(sum(i.value for i in inv), 2))
try:
    inv["W-100"].merge(inv["N-300"])
except AssertionError as e:
    print("merge:", e)
try:
    inv["nope"]
except KeyError as e:
    print("no item", e)
