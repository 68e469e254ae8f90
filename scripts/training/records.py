# Data as it comes from an interface: JSON, dataclasses, regular expressions, formatted output.
import json
import re
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Person:
    name: str
    mail: str
    age: int
    tags: list[str] = field(default_factory=list)

    @property
    def domain(self):
        return self.mail.rpartition("@")[2]


@dataclass(frozen=True, order=True)
class Key:
    age: int
    name: str


MAIL = re.compile(r"^[\w.+-]+@([\w-]+\.)+[a-z]{2,}$")


def raw(count):
    people = [
        {
            "name": f"person {n}",
            "mail": f"p{n}@{'example' if n % 3 else 'mail.test'}.org" if n % 10 else "nobody",
            "age": n * 7 % 90,
            "tags": [t for t in ("new", "old", "vip") if (n + len(t)) % 4],
            "score": n / 7,
            "address": None if n % 5 else {"city": "Ghent", "zip": 9000 + n % 40},
        }
        for n in range(count)
    ]
    return json.dumps(people)


def main(count):
    people, refused = [], []
    for record in json.loads(raw(count)):
        if not MAIL.match(record["mail"]):
            refused.append(record["name"])
            continue
        people.append(Person(record["name"], record["mail"], record["age"], record["tags"]))
    tags = Counter(tag for person in people for tag in person.tags)
    ages = sorted(Key(person.age, person.name) for person in people)
    text = "".join(f"{key.name:<14}{key.age:>4d} {key.age / 3:8.3f}\n" for key in ages)
    text = re.sub(r"person (\d+)", lambda found: f"#{found.group(1)}", text)
    domains = {person.domain for person in people}
    return len(people), len(refused), tags.most_common(2), sorted(domains), len(text)


print(main(3000))
