# Lines of a log: split, counted, filtered, written again.
LEVELS = ("debug", "info", "warning", "error")


def lines(count):
    for n in range(count):
        level = LEVELS[n * 7 % 4]
        yield f"2026-11-{n % 28 + 1:02d} {level.upper():<8} service-{n % 9} took {n * 13 % 997} ms; user=u{n % 50}"


def main(count):
    by_level, slow, users = {}, [], {}
    report = ""
    for line in lines(count):
        date, rest = line.split(" ", 1)
        level, _, message = rest.partition(" ")
        level = level.strip().lower()
        by_level[level] = by_level.get(level, 0) + 1
        head, tail = message.strip().split("; ")
        fields = dict(part.split("=") for part in tail.split())
        users.setdefault(fields["user"], set()).add(date)
        words = head.split()
        if words[-1] == "ms" and int(words[-2]) > 900:
            slow.append((int(words[-2]), words[0], date.replace("-", "/")))
        if level.startswith("err") and head.endswith("ms"):
            report += f"{date}: {words[0].title()} {words[-2]:>5}\n"
    slow.sort(key=lambda entry: (-entry[0], entry[1]))
    table = "\n".join(" | ".join(str(cell).ljust(12) for cell in row) for row in slow[:200])
    return by_level, len(table), len(report.splitlines()), sum(map(len, users.values()))


print(main(12_000))
