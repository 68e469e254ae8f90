# What templates and arguments are refused for, and what an uncaught error looks like.
import re

p = re.compile('(a)(?P<x>b)?', re.I | re.M)
m = p.search('zab')
for f in (lambda: m.group(3), lambda: m.group('y'), lambda: m.start(-1), lambda: m['q'], lambda: m.group([]), lambda: m.expand(r'\3'), lambda: m.expand(r'\g<z>'), lambda: re.sub('a', r'\q', 'a'), lambda: re.sub('a', '\\', 'a'), lambda: re.sub('a', r'\1', 'a'), lambda: re.sub('a', r'\g', 'a'), lambda: re.sub('a', r'\g<', 'a'), lambda: re.sub('a', r'\g<>', 'a'), lambda: re.sub('a', r'\g<1 >', 'a'), lambda: re.sub('a', r'\g<5>', 'a'), lambda: re.sub('a', r'\777', 'a'), lambda: re.sub('a', r'\g<a', 'a'), lambda: re.sub('a', r'\99', 'a'), lambda: re.sub('a', 5, 'a'), lambda: re.sub('a', b'x', 'a'), lambda: re.sub('a', 'b', 5), lambda: re.search('a', b'a'), lambda: re.search(b'a', 'a'), lambda: re.search('a', None), lambda: re.Pattern(), lambda: re.Match(), lambda: re.sub('a', lambda m: 5, 'a'), lambda: re.compile('a').match('b').group()):
    try: print(f())
    except Exception as e: print(type(e).__name__, '|', e)
print(re.sub('a', lambda m: '', 'banana'), re.sub('(a)', r'\1\1', 'éaé'), re.sub('é', 'e', 'éaé'))
print(re.escape('a.b*c d-e_f~é\n'), re.escape(b'a.b\xe9'), re.I, re.I | re.M, repr(re.NOFLAG), str(re.A|re.X), re.I.value, re.I.name, (re.I|re.S).name, int(re.M), re.I & re.M, ~re.I, re.I ^ re.I, re.RegexFlag(2), re.I == 2, re.I in (re.I|re.M), isinstance(re.I, int), f'{re.I}', hash(re.I) == 2, list(re.I|re.M), bool(re.NOFLAG), re.RegexFlag(1024), re.I|1024)
print(re.compile('a', re.I), re.compile(b'a'), re.compile('a', re.A), re.compile('(?i)a'), re.compile('a', re.U), re.compile('a'*300).__repr__()[-20:], re.compile(b'x', re.I|re.S|re.X))
print(re.compile('a') == re.compile('a'), re.compile('a') == re.compile('a', re.I), hash(re.compile('a')) == hash(re.compile('a')), re.compile('a') is re.compile('a'), re.compile('a') != re.compile(b'a'))
print(re.match('a', 'abc'), re.match('(é+)', 'ééa').span(), re.search('b', 'ééb').span(), re.compile('b').search('ééb', 2).span(), [m.span() for m in re.finditer('.', 'éa€😀')], re.search('(?<=é)(a)|(b)', 'éa').regs)
print(re.findall('', 'éa'), re.split('é', 'aébéc'), re.findall('[^a]', 'aé😀b'))
import copy
print(copy.copy(p) is p, copy.deepcopy(m) is m)
try: re.compile('(a')
except re.error as e: print(e.msg, e.pattern, e.pos, e.lineno, e.colno, repr(e), re.error is re.PatternError)
print(re.search(r'(\d+)-(\d+)', 'tel 12-34').groups('x'), re.match('(a)|(b)', 'b').groups('-'), re.match('(?P<a>a)|(?P<b>b)', 'b').groupdict('-'))
s = re.compile(r'\s*(?:(\d+)|(.))')
print([(int(m[1]) if m[1] else m[2]) for m in s.finditer('12 + (3*4)')])
class S(str): pass
print(re.sub('a', 'b', S('aa')), type(re.search('a', S('a')).group()), re.findall('a', S('aa')))
def rec(m): return '<' + re.sub('b', lambda n: n.group().upper(), m.group()) + '>'
print(re.sub('[ab]+', rec, 'xabby ab'))
print(bool(re.match('', '')), re.template if hasattr(re, 'template') else 'no template')
print(re.purge())
raise re.error('bad thing', 'pat\ntern', 5)
