# Host calls as subscripts, slice bounds and steps.
# host
data = list(range(10))
print(data[host_echo(2)], data[host_add(1, 1):host_add(4, 4):host_lookup('apple')], 'abcdef'[host_echo(None):host_echo(-1)])
d = {'apple': {3: 'deep'}}
print(d['apple'][host_lookup('apple')], host_echo(d)[host_echo('apple')], host_echo((1, 2))[host_seq()])
data[host_echo(0)], data[host_echo(-1)] = host_seq(), host_seq()
del data[host_echo(1):host_echo(9)]
print(data)
