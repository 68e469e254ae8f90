# Functions, classes and names can be defined under conditions and in loops.
flag = True
if flag:
    def pick(): return 'first'
else:
    def pick(): return 'second'
makers = []
for n in range(2):
    class K:
        num = n
        def get(self, n=n): return n, self.num
    makers.append(K)
try:
    def fallback(): return undefined_thing
    fallback()
except NameError as e:
    print(e)
print(pick(), [k().get() for k in makers], makers[0] is makers[1], K is makers[1])
def late(): return helper()
def helper(): return 'defined later'
print(late())
