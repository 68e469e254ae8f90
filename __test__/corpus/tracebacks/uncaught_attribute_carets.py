# Carets mark the failing attribute in a chain of attributes and calls.
class N:
    def __init__(self, nxt=None):
        self.nxt = nxt
    def go(self):
        return self.nxt
n = N(N())
x = n.go().go().nxt.go()
