# Chained generators process one item at a time.
def read(lines):
    for line in lines:
        print('read', line)
        yield line
def parse(items):
    for x in items:
        k, _, v = x.partition('=')
        print('parse', k)
        yield k, int(v)
def big(pairs, limit):
    return ((k, v) for k, v in pairs if v > limit)
print(dict(big(parse(read(['a=1', 'b=20', 'c=30'])), 10)))
