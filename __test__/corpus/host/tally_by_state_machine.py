# A state machine whose input comes from the host.
# host
state, trail = 'idle', []
rules = {'idle': lambda n: 'run' if n % 2 else 'idle', 'run': lambda n: 'stop' if n > 4 else 'run'}
while state != 'stop':
    n = host_seq()
    state = rules[state](n)
    trail.append((n, state))
    if host_echo(n > 20):
        host_raise('RuntimeError', 'runaway')
print(trail)
print({s: sum(1 for _, t in trail if t == s) for s in ('idle', 'run', 'stop')})
