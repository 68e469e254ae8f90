# Host functions passed to built-ins that call back.
# host
print(list(map(host_echo, 'ab')), list(map(host_add, [1, 2], [10, 20])), list(filter(host_lookup, ['apple', 'fig', 'kiwi', 'plum'])))
print([x for x in iter(host_seq, 4)], list(zip(map(host_lookup, ['pear']), [host_seq()])), dict(map(lambda n: (n, host_lookup(n)), ['plum'])))
print(sorted(map(host_echo, [2, 1])), sum(map(host_add, [1], [2])), ','.join(map(host_echo, 'xyz')), max(map(host_lookup, ['apple', 'pear'])))
a, *b = map(host_echo, range(3))
print(a, b, all(map(host_echo, [1, 0, 1])), list(enumerate(map(host_echo, 'q'))), set(map(host_echo, [1, 1])))
