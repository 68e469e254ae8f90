# Works through a file of orders. Every function that is not defined here belongs to the host:
#
#   load_orders, lookup_warehouse, lookup_rate, carrier_delay, same_person, credit_of,
#   charge_card, ask_approval, ship, log_event
#
# To the program a call of one is a call like any other, wherever it stands. At each of them the
# whole program may be frozen, and go on in another process, years later.


class Rejected(Exception):
    """An order that cannot be fulfilled, and why."""

    def __init__(self, order_id, reason):
        super().__init__(f"{order_id or '(no id)'}: {reason}")
        self.order_id = order_id
        self.reason = reason


class Suspect:
    """A name of the watch list. Whether two spellings are one person, the host knows."""

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        # The host is asked in the middle of `in`.
        return same_person(self.name, other)

    def __hash__(self):
        return hash(self.name)


class Customer:
    known = {}

    def __init__(self, name):
        self.name = name
        self.spent = 0
        self.credit = None

    @classmethod
    def find(cls, name):
        if name not in cls.known:
            cls.known[name] = cls(name)
        return cls.known[name]

    def may_spend(self, amount):
        # In a method.
        if self.credit is None:
            self.credit = credit_of(self.name)
        return self.spent + amount <= self.credit

    def __repr__(self):
        return f"<{self.name!r} spent {self.spent}>"


class Batch:
    """The orders of one region. What is logged in the body is closed whatever happens."""

    log = []

    def __init__(self, region):
        self.region = region
        self.failed = 0

    def __enter__(self):
        self.number = log_event("open", region=self.region)
        return self

    def __exit__(self, kind, error, traceback):
        if kind is Rejected:
            self.failed += 1
        self.log.append((self.number, self.region, self.failed))
        return False


def total_of(items, weigh=False):
    """Price or weight of items, which may consist of parts, which may consist of parts."""
    total = 0
    for item in items:
        one = item.get("weight", 0) if weigh else item["price"]
        total += item["quantity"] * (one + total_of(item.get("parts", ()), weigh))
    return total


# In the expression of a default argument: asked once, when the function is made.
def label(order, warehouse=lookup_warehouse("main")):
    name = order["customer"]["name"].strip() or "(no name)"
    name = "".join(c if c.isprintable() else "?" for c in name)
    place = f"{warehouse['code']}/{order['region']}/{order['id']}"
    return f"{place:<20}{name:<26.26}"


def validate(orders):
    """Gives the good ones; a generator, so that the bad ones are met one by one."""
    seen = set()
    for order in orders:
        order_id = order.get("id")
        try:
            if not order_id:
                raise Rejected(order_id, "no id")
            if order_id in seen:
                raise Rejected(order_id, "sent twice")
            seen.add(order_id)
            try:
                order["customer"]["name"], order["region"]
            except KeyError as missing:
                raise Rejected(order_id, f"without {missing.args[0]}") from missing
            if order.setdefault("currency", "EUR") not in rates:
                raise Rejected(order_id, f"currency {order['currency']}")
            if not order["items"]:
                raise Rejected(order_id, "an empty basket")
            if any(item["quantity"] < 0 for item in order["items"]):
                raise Rejected(order_id, "a return")
        except Rejected as rejected:
            refused.append(rejected)
            continue
        order["items"] = [item for item in order["items"] if item["quantity"] > 0]
        order["total"] = total_of(order["items"]) + sum(
            adjustment["amount"] for adjustment in order.get("adjustments", [])
        )
        yield order


def in_euros(amount, currency):
    numerator, denominator = rates[currency]
    return amount * numerator // denominator


def settle(order):
    """Charges the card, three times if the bank does not answer."""
    customer = Customer.find(order["customer"]["name"])
    amount = in_euros(order["total"], order["currency"])
    attempts = 0

    def charge():
        # In a nested function, which counts in a variable of the outer one.
        nonlocal attempts
        attempts += 1
        return charge_card(order["id"], amount)

    while True:
        try:
            receipt = charge()
            break
        except TimeoutError:
            if attempts == 3:
                raise Rejected(order["id"], "the bank does not answer") from None
        except PermissionError as declined:
            # In an except block: a person decides, perhaps in three days.
            if not ask_approval(order["id"], amount, reason=str(declined)):
                raise Rejected(order["id"], "declined") from declined
            receipt = f"on account ({declined})"
            break
        finally:
            bank_calls[attempts] = bank_calls.get(attempts, 0) + 1
    customer.spent += amount
    return receipt


def decide(order):
    """What becomes of an order: (what, receipt)."""
    if order.get("prepaid"):
        return "prepaid", None
    amount = in_euros(order["total"], order["currency"])
    if amount <= 0:
        raise Rejected(order["id"], f"worth {amount}")
    name = order["customer"]["name"]
    # `in` calls Suspect.__eq__, which calls the host.
    if amount > 100_000 and name in watch_list:
        raise Rejected(order["id"], f"{name} is on the watch list")
    if amount > 50_000 and not Customer.find(name).may_spend(amount):
        raise Rejected(order["id"], "beyond the credit")
    return "charged", settle(order)


def handle(order):
    """Decides; a rush order is logged as one of a batch."""
    if not order.get("rush"):
        return decide(order)
    with Batch(order["region"]) as batch:
        outcome = decide(order)
        # In the body of with.
        log_event("rush", order["id"], batch=batch.number)
        return outcome


def parcels(orders):
    """Ships what is paid: a generator, with a loop inside of try and finally."""
    weight = 0
    try:
        for order in orders:
            grams = round(total_of(order["items"], weigh=True) * 1000)
            # In a generator, while the loop that takes from it waits.
            tracking = ship(order["id"], grams)
            weight += grams
            yield order, tracking
    finally:
        totals["closing"] = log_event("shipped", grams=weight)
        totals["grams"] = weight


refused, bank_calls, totals = [], {}, {}
orders = load_orders()
# In a comprehension.
rates = {
    currency: rate
    for currency in sorted({order.get("currency", "EUR") for order in orders})
    if (rate := lookup_rate(currency)) is not None
}
watch_list = [Suspect("Oscar W."), Suspect("Mallory")]

good = list(validate(orders))
regions = {}
for order in good:
    regions.setdefault(order["region"], []).append(order)

paid = []
# In the key of sorted: the region with the slowest carrier first.
for region in sorted(regions, key=lambda region: (-carrier_delay(region), region)):
    for order in sorted(regions[region], key=lambda o: (not o.get("rush", False), o["id"])):
        try:
            paid.append((order, *handle(order)))
        except Rejected as rejected:
            refused.append(rejected)

to_ship = [order for order, outcome, _ in paid if outcome == "charged" or order.get("rush")]
lines = [
    f"{label(order)} {tracking} {order['total']:>22,} {order['currency']}"
    for order, tracking in parcels(to_ship)
]

references = [order["reference"] for order in good if "reference" in order]
cents = sum(in_euros(order["total"], order["currency"]) for order, _, _ in paid)
product = 1
for reference in references:
    product *= reference

print("\n".join(lines))
print()
print(f"{len(orders)} orders, {len(good)} good, {len(paid)} paid, {len(lines)} shipped")
print(f"{totals['grams'] / 1000:,.3f} kg, {cents:,} cents, about {cents / 100:.3e} EUR")
print(f"references: sum {sum(references)}, product of {product.bit_length()} bits")
print("bank calls by attempt:", dict(sorted(bank_calls.items())))
print("on account:", ", ".join(o["id"] for o, _, r in paid if r and r.startswith("on account")))
print("batches:", ", ".join(f"{number}:{region}" for number, region, _ in Batch.log))
print("best customers:", sorted(Customer.known.values(), key=lambda c: (-c.spent, c.name))[:3])
print(f"{len(refused)} refused:")
for rejected in refused:
    cause = rejected.__cause__
    print(f"  {rejected}" + (f" (after {type(cause).__name__}: {cause})" if cause else ""))

{"shipped": len(lines), "refused": len(refused), "cents": cents, "references": references}
