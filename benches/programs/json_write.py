# json.dumps of nested data, plain and indented.
SIZE = 4_000  # small: 12

import json


def run(rounds):
    record = {
        "id": 1815,
        "name": "Ada Lovelace",
        "email": "ada@example.org",
        "tags": ["math", "engine", "na\u00efve", "line\nbreak", 'quo"te'],
        "address": {"city": "London", "zip": None, "geo": [51.5074, -0.1278]},
        "active": True,
        "scores": list(range(40)),
        "rates": [n / 8 for n in range(20)],
    }
    total = 0
    for n in range(rounds):
        record["id"] = n
        batch = {"page": n, "items": [record, record, record]}
        total += len(json.dumps(batch))
        total += len(json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":")))
        if n % 10 == 0:
            total += len(json.dumps(record, indent=2))
    return total


print(run(SIZE))
