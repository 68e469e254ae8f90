# Rows as dicts, as a program gets them from a table: filtered, grouped, joined; all stay alive.
SIZE = 120_000  # small: 600


def rows(count):
    return [
        {
            "id": n,
            "name": f"name {n}",
            "city": f"city {n % 50}",
            "amount": n * 37 % 1_000 / 4,
            "tags": [n % 3, n % 5],
        }
        for n in range(count)
    ]


def run(count):
    table = rows(count)
    large = [row for row in table if row["amount"] > 200]
    by_city = {}
    for row in table:
        by_city.setdefault(row["city"], []).append(row)
    sums = {city: sum([row["amount"] for row in group]) for city, group in by_city.items()}
    joined = [{**row, "share": row["amount"] / sums[row["city"]]} for row in large]
    joined.sort(key=lambda row: (-row["share"], row["id"]))
    best = joined[0]
    return len(large), len(by_city), round(sum(sums.values())), best["id"], best["tags"]


print(*run(SIZE))
