# Copies of bytearrays and complex numbers.
import copy
b=bytearray(b'ab'); c=copy.copy(b); d=copy.deepcopy([b,b,1j]); c.append(1)
print(b,c,d,d[0] is d[1], d[0] is b, copy.copy(1j), copy.deepcopy(1j))
class S(bytearray): pass
s=S(b'xy'); s.k=[1]; t=copy.copy(s); u=copy.deepcopy(s); print(t,type(t),t.k is s.k,u,u.k is s.k)
class Z(complex): pass
print(copy.copy(Z(1,2)), type(copy.deepcopy(Z(1,2))))
