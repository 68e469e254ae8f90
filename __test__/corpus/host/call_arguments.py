# Host calls in positional, keyword, star and default arguments keep their order.
# host
def f(a, b=host_seq(), *rest, k, **kw):
    return a, b, rest, k, kw

print(f(host_seq(), k=host_seq()))
print(f(host_seq(), host_seq(), *[host_seq(), host_seq()], k=host_seq(), **{'z': host_seq()}))
print(host_add(host_add(1, 2), host_add(a=3, b=4)), host_echo(value='kw'))
print(f(0, k=0), host_log(1, x=2))
