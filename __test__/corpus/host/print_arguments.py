# Host calls among the arguments of print.
# host
print(host_seq(), host_seq(), sep=host_echo('-'), end=host_echo('!\n'))
print(*host_echo([1, 2]), host_log())
print([host_seq() for _ in range(2)], {'k': host_seq()}, (host_seq(),), host_echo(None))
print(print(host_seq()), host_seq())
