# Searching, splitting and replacing; patterns and matches as objects.
import re
print(re.findall('a', 'banana'), re.findall('(a)(n)?', 'banana'), re.findall('x*', 'axb'), re.findall('(x)|y', 'xy'))
print(re.split(',', 'a,b,c'), re.split('(,)', 'a,b'), re.split(',', 'a,b,c', maxsplit=1), re.split('', 'abc'), re.split('x*', 'axbc'), re.split(r'\b', 'hi there'), re.split('(a)|b', 'xaybz'), re.split('z','abc'), re.split('(-)','-a-'))
print(re.sub('a', 'b', 'banana'), re.sub('a', 'b', 'banana', count=2), re.subn('a', 'b', 'banana'), re.sub('x*', '-', 'abxd'), re.sub('(a)(b)?', r'[\1\2]', 'abac'), re.sub('(?P<n>a)', r'<\g<n>\g<1>\g<0>>', 'ba'))
print(re.sub('a', lambda m: m.group().upper() + str(m.start()), 'banana'), re.sub('', '-', 'abc'), re.sub('b|', '-', 'abc'), re.sub('$', 'x', 'a\n'), re.sub('(?m)^', '> ', 'a\nb'))
print(re.sub('.', r'\n\t\\\101\0\x', 'a') if 0 else re.sub('.', r'\n\t\\\101\0', 'a').encode())
for m in re.finditer('(?P<k>\\w)=(\\d)', 'a=1,b=2'): print(m, m.span(), m.group('k', 2), m.groupdict(), m.start(2), m.end('k'), m.lastgroup, m['k'], m[2])
print([m.span() for m in re.finditer('a|', 'aba')], [m.span() for m in re.finditer('(?=a)', 'aba')], type(re.finditer('a','')))
p = re.compile('(a)(?P<x>b)?', re.I | re.M)
print(p, p.flags, p.groups, p.groupindex, p.pattern, dict(p.groupindex))
print(p.search('xAB', 1), p.search('ab', 1), p.match('xab', 1), p.fullmatch('xab', 1), p.fullmatch('abx', 0, 2), p.findall('ab a AB', 2), p.search('ab', 5), p.search('ab', -3, 1))
m = p.search('zab')
print(m.pos, m.endpos, m.string, m.re is p, m.lastindex, m.regs, m.expand(r'\2-\1-\g<x>'), m.groups(), m.group(), m.group(0, 1, 'x'))
