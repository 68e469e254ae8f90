# What built-in functions say of keywords that they do not know.
import math
import re

calls = """
print(sepp=1); print(zz=1); print(sep='', end='', file=None, flush=False, more=1); sorted([], keyy=1)
[].sort(revers=1); 'a'.encode(encodin=1); 'a'.split(sepp=1); 'a'.replace('a', 'b', coun=1)
'a'.splitlines(keepend=1); '{}'.expandtabs(tabsiz=1); b''.hex(sepp=':'); int('1', bas=2)
int.from_bytes(b'', byteorde='big'); (1).to_bytes(lengt=1); complex(rea=1); round(1.5, ndigit=1)
pow(2, 3, modd=1); sum([], strt=1); max([], defaul=1)
min(1, 2, keyy=1); zip([], stric=1); map(len, [], stric=1); map(func=1)
enumerate([], strt=1); enumerate([], x=2); str(b'a', encodin='u'); bytes('a', encodin='u')
bytearray(sourc=1); compile('1', 'a', 'eval', flgs=1); eval('1', globls={}); property(fge=1)
re.compile(patter='a'); re.sub('a', 'b', 'c', coun=1); math.isclose(1, 1, rel_to=1)
math.prod([], strt=1); ImportError('a', nam=1); NameError('a', nam=2); AttributeError('a', ob=2)
len(obj=1); str.join('', a=1); range(0, stp=1); Exception(a=1)
"""
for call in calls.replace("\n", "; ").split("; "):
    if call:
        try:
            print(call, eval(call))
        except TypeError as error:
            print(call, "->", error)
code = compile("a = 1", "<code>", "exec")
print(code.co_varnames, code.co_argcount, code.co_name)
