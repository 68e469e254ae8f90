# Host calls inside __lt__ during sorting and min.
# host
class P:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        host_log('lt', self.n, o.n)
        return host_lookup(self.n) < host_lookup(o.n)
    def __repr__(self): return self.n
ps = [P('plum'), P('fig'), P('pear'), P('apple')]
print(sorted(ps), min(ps), ps, (1, P('fig')) < (1, P('pear')))
ps.sort(reverse=True)
print(ps)
