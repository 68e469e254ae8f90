# The order in which operands are asked, and what NotImplemented leads to.
def show(*fs):
    for f in fs:
        try: print(repr(f()))
        except Exception as e: print(type(e).__name__, e)
class Num:
    def __init__(self,v): self.v=v
    def __add__(self,o): return 'add'
    def __radd__(self,o): return 'radd'
    def __iadd__(self,o): return NotImplemented
class Num2(Num):
    def __radd__(self,o): return 'radd2'
class Num3(Num): pass
print(Num(1)+Num2(1), Num(1)+Num3(1), 1+Num(1), Num2(1)+Num(1))
n=Num(1); n+=1; print(n)
class X1:
    def __eq__(self,o): print('X1eq'); return NotImplemented
class X2(X1):
    def __eq__(self,o): print('X2eq'); return NotImplemented
print(X1()==X2(), X1()!=X2())
class Lt:
    def __lt__(self,o): return NotImplemented
show(lambda: Lt()<Lt(), lambda: Lt()<1, lambda: Lt()>Lt(), lambda: Lt()>=3)
class Dr:
    def __dir__(self): return ['b','a']
print(dir(Dr()))
class Dr2:
    def __dir__(self): return 5
show(lambda: dir(Dr2()))
