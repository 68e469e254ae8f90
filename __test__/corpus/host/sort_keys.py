# Host calls as sort keys, once per element, in order.
# host
names = ['pear', 'fig', 'apple', 'plum']
print(sorted(names, key=host_lookup))
print(sorted(names, key=lambda n: -host_lookup(n)))
print(min(names, key=host_lookup), max(names, key=lambda n: host_lookup(n)))
order = []
def key(n):
    order.append((host_seq(), n))
    return host_lookup(n)
names.sort(key=key, reverse=True)
print(names, order)
print(sorted([3, 1, 2], key=lambda x: host_seq()), max([5, 9], key=host_echo))
