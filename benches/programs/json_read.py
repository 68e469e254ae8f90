# json.loads of a page of records, and what a program does with it.
SIZE = 1_500  # small: 12

import json


def page(count):
    people = []
    for n in range(count):
        name = f'"name": "person {n}", "city": "Z\\u00fcrich", "note": "a \\"b\\" c"'
        numbers = ", ".join([str(n * k % 97) for k in range(12)])
        people.append(f'{{"id": {n}, {name}, "scores": [{numbers}], "rate": {n}.5, "boss": null}}')
    return '{"people": [' + ", ".join(people) + '], "more": false}'


def run(rounds):
    text = page(60)
    total = 0
    for _ in range(rounds):
        data = json.loads(text)
        for person in data["people"]:
            total += sum(person["scores"]) + len(person["city"]) + person["id"]
            if person["boss"] is None and person["rate"] > 30:
                total += 1
    return total + len(text)


print(run(SIZE))
