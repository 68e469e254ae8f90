# Parsing log lines with string methods and summarising them.
LOG = """\
2024-01-05 10:00:01 INFO  server: started on port 8080
2024-01-05 10:00:05 WARN  db: slow query (1200 ms)
2024-01-05 10:01:10 ERROR api: timeout after 30 s
not a log line
2024-01-05 10:02:00 INFO  api: GET /users 200 (35 ms)
2024-01-05 10:02:01 INFO  api: GET /users/7 404 (5 ms)
2024-01-05 10:03:59 ERROR db: connection lost
"""
LEVELS = ("DEBUG", "INFO", "WARN", "ERROR")

class Entry:
    def __init__(self, date, time, level, source, message):
        self.date = date
        self.seconds = sum(int(part) * unit for part, unit in zip(time.split(":"), (3600, 60, 1)))
        self.level = level
        self.source = source
        self.message = message

    @staticmethod
    def parse(line):
        head, sep, message = line.partition(": ")
        parts = head.split()
        if not sep or len(parts) != 4 or parts[2] not in LEVELS:
            raise ValueError(f"malformed: {line!r}")
        return Entry(*parts, message)

    def duration(self):
        start = self.message.rfind("(")
        if start >= 0 and self.message.endswith(" ms)"):
            return int(self.message[start + 1:-4])
        return None

def parse_all(text):
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            yield Entry.parse(line)
        except ValueError as e:
            print(f"skip line {number}: {e}")

entries = list(parse_all(LOG))
counts = dict.fromkeys(LEVELS, 0)
for e in entries:
    counts[e.level] += 1
print({k: v for k, v in counts.items() if v})

by_source = {}
for e in entries:
    by_source.setdefault(e.source, []).append(e)
for source, group in sorted(by_source.items()):
    worst = max(group, key=lambda e: LEVELS.index(e.level))
    print(f"{source:<8}{len(group):>2} worst={worst.level:<6}{worst.message[:20]!r}")

durations = [d for e in entries if (d := e.duration()) is not None]
print(durations, max(durations), f"{sum(durations) / len(durations):.1f}")
gaps = [b.seconds - a.seconds for a, b in zip(entries, entries[1:])]
print("gaps", gaps, "longest", max(gaps))
errors = [f"{e.source}@{e.seconds // 3600}h" for e in entries if e.level == "ERROR"]
print("errors:", ", ".join(errors))
statuses = [w for e in entries for w in e.message.split() if w.isdigit() and len(w) == 3]
print(statuses, [w for w in statuses if w.startswith("4")])
