# Host calls in f-string fields, specs and conversions.
# host
print(f'{host_seq()} {host_seq():03} {host_seq()!r:>4} {host_add(1, 2):{host_add(3, 4)}}|')
print(f'{host_echo("text")!r:.^{host_add(4, 6)}}', f'{host_lookup("pear")=}', f'{host_seq()}{host_seq()}')
print('{} {:>4}'.format(host_seq(), host_seq()), '%s %d' % (host_seq(), host_seq()))
class F:
    def __format__(self, spec): return str(host_seq()) + spec
    def __str__(self): return f's{host_seq()}'
    def __repr__(self): return f'r{host_seq()}'
print(f'{F()} {F()!s} {F()!r} {F():x}', [F(), F()], F(), str(F()))
