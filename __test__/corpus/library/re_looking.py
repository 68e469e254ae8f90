# Lookaround, conditions, inline flags and categories.
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
t('(?=b)b', 'ab'); t('(?!a).', 'ab'); t('(?<=a)b', 'ab'); t('(?<!a)b', 'ab b'); t('(?<=(a))b','ab'); t('(?=(a))a\\1','aa'); t('(?!(a))b','b')
t('(a)?(?(1)b|c)', 'ab'); t('(a)?(?(1)b|c)', 'c'); t('(?P<n>a)?(?(n)b)', 'ab'); t('(a)?(?(1)b)', 'x')
t('(?i)ABC', 'xabc'); t('(?i:a)b', 'Ab'); t('(?i:a)B', 'AB'); t('(?s-i:.)a', '\nA', re.I); t('(?x) a b # c\n c', 'abc'); t('a b', 'ab', re.X); t('a [ b]','a ',re.X)
t('\\d+', 'x12'); t('\\w+', '-é_1-'); t('\\w+', '-é_1-', re.A); t('\\s', 'a\xa0'); t('\\bfoo\\b', 'a foo.'); t('\\B', ''); t('\\b',''); t('\\Bo', 'foo')
t('[a-c]+', 'xabcd'); t('[^a-c]+', 'abxyc'); t('[]a]+', 'x]a'); t('[^]a]+', ']x'); t('[a-]+', 'x-a'); t('[\\w-]+', 'a-b c'); t('[\\]]',']'); t('[\\d\\s]+','x1 2'); t('[a\\-z]+','a-z'); t('[\\x41-\\x43]+','xABCD'); t('[\\b]','\b')
t('\\x41\\u0042\\U00000043\\101\\0', 'ABCA\0'); t('\\.', 'a.'); t('\\n','\n')
t('[^\\W\\d]+', '12ab_'); t('(?i)[k]+', 'K\u212a'); t('(?i)straße', 'STRAẞE'); t('(?i)[^a]', 'A'); t('(?i)ſ', 'S'); t('(?i)[a-z]+','ſK'); t('(?i)σ+','Σςσ'); t('(?ia)k','\u212a'); t('(?i)İ','i'); t('(?i)ﬅ','ﬆ'); t('(?i)(a)\\1','aA')
