# 100,000 records.
records = [
    {"id": n, "name": f"customer {n}", "score": n * 0.37, "active": n % 3 == 0, "tags": ["new", n % 10]}
    for n in range(100_000)
]
ask("continue?", len(records))
