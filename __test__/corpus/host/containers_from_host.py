# Containers pass through the host with their identity and contents.
# host
data = {'list': [1, 2], 'tuple': (1, 'a'), 'none': None, 'nested': {'s': {1}, 'f': 2.5}, 3: b'x'}
same = host_echo(data)
print(same is data, same == data, same)
same['list'].append(3)
print(data['list'], host_echo([]) == [], host_echo(2 ** 100), host_echo(-0.0), host_echo('é😀'), host_echo(True))
def f(x): return x * 2
print(host_echo(f)(4), host_echo(ValueError)('m').args, host_echo(len)('abc'), host_echo(range(3)), host_echo(...))
