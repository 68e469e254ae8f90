# Orders are priced, validated and totalled as in typical business code.
class OrderError(Exception):
    """Raised when an order cannot be processed."""

class Product:
    def __init__(self, sku, name, price, stock):
        self.sku = sku
        self.name = name
        self.price = price
        self.stock = stock

    def __repr__(self):
        return f"Product({self.sku!r}, {self.price:.2f}, stock={self.stock})"

class Order:
    TAX = 0.08

    def __init__(self, customer):
        self.customer = customer
        self.lines = []

    def add(self, product, qty=1):
        if qty <= 0:
            raise OrderError(f"invalid quantity {qty} for {product.sku}")
        if qty > product.stock:
            raise OrderError(f"only {product.stock} of {product.name} left")
        product.stock -= qty
        self.lines.append((product, qty))
        return self

    @property
    def subtotal(self):
        return sum(p.price * q for p, q in self.lines)

    @property
    def discount(self):
        if self.subtotal >= 100:
            return round(self.subtotal * 0.1, 2)
        return 0

    def total(self):
        return round((self.subtotal - self.discount) * (1 + self.TAX), 2)

    def receipt(self):
        lines = [f"Order for {self.customer}"]
        for product, qty in self.lines:
            lines.append(f"  {qty:>2} x {product.name:<8} {product.price * qty:>8.2f}")
        if self.discount:
            lines.append(f"  discount      {-self.discount:>8.2f}")
        lines.append(f"  total         {self.total():>8.2f}")
        return "\n".join(lines)

catalog = {p.sku: p for p in [
    Product("A1", "lamp", 24.5, 10),
    Product("B2", "desk", 120.0, 2),
    Product("C3", "pen", 0.99, 100),
]}

requests = [
    ("ann", [("A1", 2), ("C3", 12)]),
    ("bob", [("B2", 1), ("A1", 1)]),
    ("cyd", [("B2", 5)]),
    ("dee", [("Z9", 1)]),
    ("eve", [("C3", 0)]),
]
revenue = 0
for customer, items in requests:
    order = Order(customer)
    try:
        for sku, qty in items:
            order.add(catalog[sku], qty)
    except OrderError as e:
        print(f"{customer}: rejected ({e})")
    except KeyError as e:
        print(f"{customer}: unknown sku {e}")
    else:
        print(order.receipt())
        revenue += order.total()
    finally:
        print("-" * 25)
print(f"revenue {revenue:.2f}")
print(sorted(catalog.values(), key=lambda p: p.stock))
