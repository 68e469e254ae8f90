# Letters that differ in case alone, text outside of ASCII, bytes.
# heavy
import re
def t(p, s, f=0, fn='search'):
    try:
        m = getattr(re, fn)(p, s, f)
    except Exception as e:
        print(repr(p), type(e).__name__, e, getattr(e, 'pos', None)); return
    if m is None: print(repr(p), repr(s), None)
    elif isinstance(m, re.Match): print(repr(p), m.regs, m.groups(), m.lastindex, m.lastgroup)
    else: print(repr(p), m)
t('é(.)', 'aéb'); t('(.)(.)(.)', 'aéb'); t('(?<=é)b', 'éb'); t('[é-ü]+', 'xéèü')
t('', ''); t('$', 'a\n'); t('(?m)$', 'a\nb'); t('a*', 'b'); t('x*', 'axx', 0, 'match'); t('a|ab', 'ab', 0, 'fullmatch'); t('a*?', 'aaa', 0, 'fullmatch'); t('a', 'ab', 0,'fullmatch')
t('((a)|b)*', 'ab'); t('(a)|b', 'b'); t('(?:(a)|b)*', 'ab'); t('((a)(b))','ab'); t('(a)(b)|c','c'); t('(?:(a)|(b))+','ab')
t('(?P<a>x)(?P<b>y)?', 'x'); t('(?#comment)a', 'a'); t('a(?#c)*', 'aa')
t('(x+x+)+y', 'xxxxxxxxxxy'); t('^(?:a?){20}a{20}$', 'a'*20); t('(a|b|c|d)*x','abcdabcdx')
t(b'a\\w', b'-ab\xe9'); t(b'[\xe0-\xff]+', b'a\xe9\xe8'); t(b'(?i)A', b'a'); t(b'\\d', b'1')
t('a'*3+'|b', 'aaab'); t('(?:)', 'a'); t('()', 'a'); t('(|a)+', 'aa'); t('(a|)+', 'aa'); t('(?:a*)*b','aab'); t('(a*?)*?b','aab'); t('(?:a{0,2}){3}','aaaaaaa'); t('(a{1,2}){2}?','aaaa')
t('(?=a*)*', 'aa'); t('(?:\\b)+a', 'a') ; t('(^)*a','a')
t('(?<=ab|cd)x', 'cdx'); t('(?<=^a)b','ab'); t('(?<=a{3})b','aaab'); t('(?<=(?:ab)c)d','abcd'); t('(?<!ab)(?<!c)x','cxabxdx'); t('(?<=a(?=b))b','ab')
t('[\\s\\S]*', 'a\nb'); t('.*foo.*', 'xxfooyy'); t('(.*)(\\d+)', 'a123'); t('(.*?)(\\d+)', 'a123'); t('(\\w+)\\s+\\1', 'the the'); t('(?:(\\w)(?=.*\\1))','abca')
t('[[]', '['); t('a||b', 'b'); t('|', 'x'); t('(a)(?:b)(c)','abc'); t('\\$\\^','$^'); t('\\-\\ \\#','- #')
