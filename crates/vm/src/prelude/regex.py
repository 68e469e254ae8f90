# Methods of patterns and matches with arguments that are not the usual ones.


def re_search(pattern, string, pos=0, endpos=9223372036854775807):
    return pattern._find(string, pos, endpos, 0)


def re_match(pattern, string, pos=0, endpos=9223372036854775807):
    return pattern._find(string, pos, endpos, 1)


def re_fullmatch(pattern, string, pos=0, endpos=9223372036854775807):
    return pattern._find(string, pos, endpos, 2)


def re_findall(pattern, string, pos=0, endpos=9223372036854775807):
    return pattern._find_all(string, pos, endpos)


def re_split(pattern, string, maxsplit=0):
    return pattern._split(string, maxsplit)


def re_sub(pattern, repl, string, count=0):
    return pattern._replaced(repl, string, count)[0]


def re_scan(scanner):
    return scanner._next(0)


def re_group(match, *groups):
    return match._group(*groups)


def re_groups(match, default=None):
    return match._groups(default)


def re_start(match, group=0):
    return match._span(group)[0]


def re_end(match, group=0):
    return match._span(group)[1]


def re_span(match, group=0):
    return match._span(group)
