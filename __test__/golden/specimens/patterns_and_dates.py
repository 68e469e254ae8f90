import re, datetime
pattern = re.compile(r"(?P<word>\w+)-(\d+)")
match = pattern.match("tea-12")
day = datetime.date(2026, 2, 28)
ext(1)
print(match.group("word"), pattern.sub(r"\2", "a-1 b-2"), day + datetime.timedelta(days=1))
