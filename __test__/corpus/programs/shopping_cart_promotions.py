# A cart with stacked promotions as callables.
class Cart:
    def __init__(self):
        self._lines = {}
        self._promos = []

    def __setitem__(self, name, spec):
        price, qty = spec
        if qty == 0:
            self._lines.pop(name, None)
        else:
            self._lines[name] = (price, qty)

    def __getitem__(self, name):
        return self._lines[name]

    def __delitem__(self, name):
        del self._lines[name]

    def __iter__(self):
        for name, (price, qty) in self._lines.items():
            yield name, price, qty

    def __len__(self):
        return sum(q for *_, q in self)

    def __bool__(self):
        return len(self._lines) > 0

    def __iadd__(self, promo):
        self._promos.append(promo)
        return self

    def totals(self):
        gross = sum(p * q for _, p, q in self)
        running = gross
        for promo in self._promos:
            cut = promo(self, running)
            if cut:
                running -= cut
                yield promo.label, -cut
        yield "total", running

def promo(label):
    def wrap(f):
        def applied(cart, running):
            return min(running, f(cart, running))
        applied.label = label
        return applied
    return wrap

def percent(n, minimum=0):
    @promo(f"{n}% off")
    def rule(cart, running):
        return running * n // 100 if running >= minimum else 0
    return rule

def buy_n_get_one(name, n):
    @promo(f"{n}+1 {name}")
    def rule(cart, running):
        try:
            price, qty = cart[name]
        except KeyError:
            return 0
        return price * (qty // (n + 1))
    return rule

cart = Cart()
print(bool(cart), len(cart), dict(cart.totals()))
cart["apple"] = 50, 7
cart["bread"] = 300, 1
cart["cake"] = 1200, 0
cart += buy_n_get_one("apple", 2)
cart += buy_n_get_one("milk", 1)
cart += percent(10, minimum=500)
for label, amount in cart.totals():
    print(f"{label:<12}{amount:>8,}")
cart += promo("voucher")(lambda cart, running: 10_000)
print(list(cart.totals())[-2:], len(cart))
del cart["bread"]
cart["apple"] = 50, 2
print(list(cart.totals()), [n for n, *_ in cart])
try:
    del cart["bread"]
except KeyError as e:
    print("not in cart:", e)
