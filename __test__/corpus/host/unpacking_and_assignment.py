# Host calls in assignment targets and sources.
# host
a, (b, *c) = host_echo([1, (2, 3, 4)])
d = {}
d[host_seq()] = d[host_seq()] = host_seq()
print(a, b, c, d)
lst = [0, 10, 20, 30]
lst[host_seq()] += host_add(1, 1)
lst[host_echo(0):host_echo(2)] = host_echo('xy')
print(lst)
del lst[host_echo(-1)]
x = y = host_seq()
print(lst, x, y, [*host_echo('ab'), *host_echo([])], {**host_echo({'k': host_seq()})})
host_echo(lst).append(host_seq())
print(lst, (w := host_seq(), w))
