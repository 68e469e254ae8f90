# Host calls along super() chains.
# host
class A:
    def __init__(self):
        self.order = [('A', host_seq())]
class B(A):
    def __init__(self):
        super().__init__()
        self.order.append(('B', host_seq()))
class C(A):
    def __init__(self):
        host_log('C')
        super().__init__()
        self.order.append(('C', host_seq()))
class D(B, C):
    def __init__(self):
        host_echo(super()).__init__()
        self.order.append(('D', host_seq()))
    def __init_subclass__(cls):
        cls.sub = host_seq()
class E(D): pass
print(D().order, E.sub, E().order)
