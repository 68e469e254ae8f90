import re
pattern = re.compile(r"(?P<word>\w+)-(\d+)")
match = pattern.match("tea-12")
found = re.finditer("[a-c]", "abcabc")
next(found)
ext(1)
print(match.group("word"), pattern.sub(r"\2", "a-1 b-2"), [m.start() for m in found])
