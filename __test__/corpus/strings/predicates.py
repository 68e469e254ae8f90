# The is... predicates on ASCII and Unicode text.
for s in ('abc', 'abc1', '123', '½', '٣', '²', ' \t', '', 'a b', '_x1', '1x', 'class', 'é', 'A\n', '-1'):
    print(repr(s), s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isidentifier(), s.isascii(), s.isprintable())
