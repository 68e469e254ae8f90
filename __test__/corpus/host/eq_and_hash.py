# Host calls inside __eq__ and __hash__ during dict, set and list searches.
# host
class K:
    def __init__(self, name): self.name = name
    def __hash__(self): return host_lookup(self.name) or 1
    def __eq__(self, other):
        print('eq', host_seq())
        return host_echo(self.name == other.name)
d = {K('apple'): 1, K('plum'): 2}
print(d[K('apple')], K('pear') in d, d.get(K('plum')), len(d))
s = {K('fig'), K('kiwi'), K('fig')}
print(len(s), K('fig') in s)
lst = [K('a'), K('b')]
print(K('b') in lst, lst.index(K('b')), lst.count(K('c')), lst == [K('a'), K('b')])
lst.remove(K('a'))
print(len(lst))
