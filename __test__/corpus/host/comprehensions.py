# Host calls in every part of comprehensions.
# host
print([host_echo(x) for x in host_echo([1, 2, 3]) if host_echo(x > 1)])
print({host_seq(): host_seq() for _ in range(3)})
print({host_add(x, 1) % 2 for x in range(5)})
print([(host_seq(), y) for x in range(2) for y in host_echo(range(x + 1))])
print({n: v for n in ('apple', 'kiwi', 'fig') if (v := host_lookup(n)) is not None})
print(sum(host_add(i, i) for i in range(4)), any(host_lookup(n) for n in ('fig', 'pear', 'plum')), host_seq())
