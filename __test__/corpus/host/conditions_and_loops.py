# Host calls in if, while, for, assert, and boolean and conditional expressions.
# host
while (n := host_seq()) < 3:
    print('loop', n)
if host_lookup('fig'):
    print('fig is truthy')
elif host_lookup('apple') == 3 < host_lookup('pear') < host_lookup('plum'):
    print('chained')
print(host_lookup('kiwi') or host_echo('default'), host_lookup('fig') and host_seq(), host_echo(1) if host_echo(0) else host_seq())
for x in host_echo('ab'):
    if host_echo(x == 'b'):
        break
    print(x)
else:
    print('no break')
assert host_echo(True), host_seq()
try:
    assert host_echo([]), host_echo('assert message')
except AssertionError as e:
    print(e, host_seq())
