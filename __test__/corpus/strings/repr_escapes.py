# repr of a string chooses quotes and escapes as CPython does.
for s in ("plain", "it's", 'say "hi"', 'both \' and "', 'tab\tnl\ncr\r', '\\back', '\x00\x1f\x7f', '\x80\xa0\xad', 'é', '\u200b', '😀', '\ufeff', '\U000e0001'):
    print(repr(s), ascii(s))
print(["a'b", 'c"d'], ('\n',), {'k\t': 'v\\'})
