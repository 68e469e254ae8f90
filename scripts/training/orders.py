# A shop's day, which sleeps twice: tables of records with others in them.
def order(number):
    lines = [
        {"sku": f"SKU-{number * 7 % 913:04d}-{line}", "count": line + 1, "cents": number * 31 % 4999}
        for line in range(number % 3 + 1)
    ]
    customer = customers[number * 13 % len(customers)]
    return {"order": number, "customer": customer, "lines": lines, "paid": number % 4 != 0, "note": None}


customers = [f"{first} {last}" for first in ("Ada", "Bo", "Chi", "Dee") for last in ("Ek", "Lund", "Øst")]
orders = [order(number) for number in range(4000)]
by_customer = {}
for each in orders:
    by_customer.setdefault(each["customer"], []).append(each)
totals = {name: sum(line["cents"] * line["count"] for each in some for line in each["lines"])
          for name, some in by_customer.items()}
ask("approve", len(orders))
for each in orders[::9]:
    each["note"] = f"reviewed by {each['customer'].split()[0]}"
late = [(each["order"], each["customer"]) for each in orders if not each["paid"]]
ask("remind", len(late))
print(len(late), sum(totals.values()), sum(1 for each in orders if each["note"]))
