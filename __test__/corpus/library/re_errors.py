# What is wrong with patterns, in words and with the place.
# heavy
import re
bad = ['(', ')', '(a', 'a)', '[', '[a', '[]', '[^]', '*', '+a', '?', 'a**', 'a+*', 'a{2}{3}', 'a{3,2}', '(?', '(?a', '(?P', '(?P<', '(?P<a', '(?P<>a)', '(?P<1a>a)', '(?P<a>a)(?P<a>b)', '(?P=x)', '(?P=', '(?P=a', '(?Px)', '(?<', '(?<a', '(?<a>x)', '(?z)', '(?#', '(?#abc', '(?(', '(?(1', '(?(1)a|b|c)', '(a)(?(2)b)', '(?(0)a)', '(?(x)a)', '(?(+1)a)', '(a)(?(1)b', '\\', 'a\\', '\\q', '\\1', '(\\1)', '(a)\\2', '\\8', '\\x', '\\x1', '\\xg', '\\u12', '\\U1234', '\\U00110000', '\\400', '\\777', '[\\777]', '[\\8]', '[\\q]', '[z-a]', '[\\d-z]', '[a-\\d]', '[a-', '[a-b-', '[\\', '(?i', '(?i-', '(?i-i:a)', '(?-', '(?-i', '(?-i)', '(?-x:', '(?iz)', '(?-z:a)', '(?-a:a)', '(?L)a', '(?au)a', 'a(?i)b', '|(?i)a', '(?<=a*)b', '(?<=a|bc)', '(?<!a+)b', '(?<=(a)\\1)b', '(a(?<=\\1))', '(?P<é>a)', 'a{99999999999}', 'a{1,99999999999}', '^*', '$+', '\\b*', '(?:)**', '(?i:a', '(?=a', '(?>a', '(?P<a>', '(?P<a b>x)', '\\N', '\\N{foo', '\\Nx', '[\\N{}]', 'x\n\ny(', '\n*', '(?x)(', '(?:a', '((a)', '(a))', 'a|*', '(*a)', '(|*)', '(?(1)a)', '(?(a b)c)', '(?P>x)', '(?P\\>x)', '(?<\\a', '(?\\i)', '[[:alpha:', 'abc\\', '(?P=1)', '(?P<a>(?P=a))','\\z*','\\A+','a{1}*','a?{2}', 'a*?*', 'a*++', 'a???','{', '{1}', 'a|{2}', '(?:a)+*', '[b-\\x01]','[\\x62-a]','\\08','\\118','\\18','\\01','(?i)(?i)a','(?m)(?s)(?-i:a)', '(?u-i:a)', '(?ai:k)', '(?i)x(?s)']
for p in bad:
    try:
        c = re.compile(p)
        print(repr(p), 'ok', c.flags, c.groups)
    except Exception as e:
        print(repr(p), type(e).__name__, '|', e, '|', getattr(e,'msg',None), getattr(e,'pos',None), getattr(e,'lineno',None), getattr(e,'colno',None))
for p in [b'(?u)a', b'(?L)a', b'(?P<\xe9>a)', b'\\u1234', b'\\N{x}', b'(?(\xe9)a)', b'[\\u]', b'(?La)a', b'(?P=\xe9)', b'\\400']:
    try:
        c = re.compile(p)
        print(repr(p), 'ok', c.flags)
    except Exception as e:
        print(repr(p), type(e).__name__, '|', e)
for args in [('a', re.L), ('a', re.A|re.U), (b'a', re.U), (b'a', re.L|re.A), (5, 0), (re.compile('a'), re.I), ('a','b')]:
    try: print(re.compile(*args))
    except Exception as e: print(type(e).__name__, e)
