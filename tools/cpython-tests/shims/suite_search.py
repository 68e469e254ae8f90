"""Searching for a pattern, also before there is a module re: literal text with `.*` between."""
import suite_absent


def search(pattern, text):
    import re
    if not isinstance(re, suite_absent._Module):
        return re.search(pattern, text) is not None
    parts = _literals(pattern)
    start = 0
    for part in parts:
        place = text.find(part, start)
        if place < 0:
            return False
        start = place + len(part)
    return True


def _literals(pattern):
    parts, part, place = [], '', 0
    pattern = pattern.removeprefix('^').removesuffix('$')
    while place < len(pattern):
        c = pattern[place]
        if c == '\\' and not pattern[place + 1:place + 2].isalnum():
            place += 1
            part += pattern[place:place + 1]
        elif c == '.' and pattern[place + 1:place + 2] in ('*', '+'):
            place += 1
            parts.append(part)
            part = ''
        elif c in '[]()|*+?{}\\^$':
            raise suite_absent.Absent('re.search')
        elif c == '.':
            parts.append(part)
            part = ''
        else:
            part += c
        place += 1
    parts.append(part)
    return parts
