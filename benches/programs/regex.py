# re: searching, groups, substitution with a function, splitting, scanning.
SIZE = 1_800  # small: 4

import re

LOG = """\
2026-01-02 10:11:12 INFO  web-1 GET /users/42?tab=posts 200 13ms
2026-01-02 10:11:13 WARN  web-2 GET /search?q=diapause+python 429 2ms
2026-01-02 10:11:15 ERROR db-1  query failed: timeout after 3000ms (retry 2/5)
2026-01-02 10:11:19 INFO  web-1 POST /orders 201 87ms user=ada@example.org
2026-01-02 10:12:01 DEBUG job-7 cleaned 1_204 rows in 0.35s, 17 left
"""

LINE = re.compile(r"(?P<date>\d{4}-\d\d-\d\d) (?P<time>[\d:]+) (?P<level>[A-Z]+)\s+(?P<host>\S+)\s+(.*)")
TOKEN = re.compile(r"\d+(?:\.\d+)?|[A-Za-z_]\w*|[^\w\s]")


def run(rounds):
    total = 0
    for n in range(rounds):
        for line in LOG.splitlines():
            found = LINE.match(line)
            total += len(found["host"]) + len(found.group("level")) + len(found.group(5))
            ms = re.search(r"(\d+)ms", line)
            if ms:
                total += int(ms.group(1))
        total += len(TOKEN.findall(LOG))
        total += len(re.sub(r"\b(\d+)\b", lambda m: str(int(m.group(1)) + n), LOG))
        total += len(re.split(r"[\s,;:]+", LOG))
        for found in re.finditer(r"[\w.]+@[\w.]+|/\w+(?:/\w+)*", LOG):
            total += found.end() - found.start()
    return total


print(run(SIZE))
