# Host calls in __iter__ and __next__ under every consumer.
# host
class Seq:
    def __init__(self, n): self.n = host_echo(n)
    def __iter__(self):
        host_log('iter')
        return self
    def __next__(self):
        if host_echo(self.n == 0):
            raise StopIteration
        self.n -= 1
        return host_seq()
print(list(Seq(3)), tuple(Seq(2)), sum(Seq(2)), [*Seq(1)], 8 in Seq(3), max(Seq(2)))
a, b = Seq(2)
print(a, b, dict(zip('pq', Seq(2))), sorted(Seq(2), reverse=True))
for i, x in enumerate(Seq(2)):
    print(i, x)
class Stop:
    def __iter__(self): return self
    def __next__(self): host_raise('StopIteration', 'host says stop')
print(list(Stop()))
