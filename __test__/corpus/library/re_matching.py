# What patterns match: groups, anchors, repetition.
import re
def t(p, s, f=0, fn='search'):
    try:
        m = getattr(re, fn)(p, s, f)
    except Exception as e:
        print(repr(p), type(e).__name__, e, getattr(e, 'pos', None)); return
    if m is None: print(repr(p), repr(s), None)
    elif isinstance(m, re.Match): print(repr(p), m.regs, m.groups(), m.lastindex, m.lastgroup)
    else: print(repr(p), m)
t('a', 'cba'); t('a|b', 'xb'); t('(a)(b)?', 'ac'); t('(a|ab)(c|bcd)(d*)', 'abcd')
t('^abc$', 'abc\n'); t('^abc$', 'x\nabc\ny', re.M); t('abc\\Z', 'abc\n'); t('abc\\z','abc')
t('a.c', 'a\nc'); t('a.c', 'a\nc', re.S)
t('(?P<x>a)(?P<y>b)', 'ab'); t('(a)\\1', 'aa'); t('(?P<q>.)(?P=q)', 'xyzz')
t('(a*)*', 'aaa'); t('(a*)+', 'b'); t('(?:a?)*?b', 'aab'); t('(a?)*?$', 'aa'); t('(?:a|b)*?c','abac')
t('a{2,3}', 'aaaa'); t('a{2,3}?', 'aaaa'); t('a{,2}', 'aaa'); t('a{2}', 'aaa'); t('a{2,}', 'aaaa'); t('a{x}', 'a{x}'); t('a{}','a{}'); t('a{,}','aaa'); t('x{1,a}','x{1,a}')
t('a++a', 'aaa'); t('a*+b', 'aaab'); t('(?>a+)b', 'aab'); t('(?>a|ab)c', 'abc'); t('(?:ab)++c','ababc'); t('a?+a','a'); t('(a|b)*+c','abac')
