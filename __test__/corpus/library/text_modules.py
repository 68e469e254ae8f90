# Templates, formatters, and text in lines.
import string, textwrap, keyword
from string import Template, Formatter
print(string.capwords('hello  big world'), string.capwords('a-b', '-'), string.digits, len(string.printable))
t = Template('$who likes ${what}, $$5 and $_x1')
print(t.substitute(who='tim', what='kung', _x1=3), t.substitute({'who': 1, 'what': 2}, _x1=4), t.template, t.get_identifiers(), t.is_valid())
print(t.safe_substitute(who='x'), Template('a $').safe_substitute(), Template('$').is_valid())
for f in (lambda: t.substitute(who=1), lambda: Template('a\nb $ c').substitute(), lambda: Template('$').substitute()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Percent(Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'
print(Percent('%% %with_under %notunder').safe_substitute(with_under='replaced', notunder='x'))
f = Formatter()
print(f.format('{0} {1!r:>6} {a.real} {b[k]} {{}}', 1, 'x', a=5, b={'k': 2}), f.format('{} {}', 1, 2), f.vformat('{:{w}}|', (5,), {'w': 4}), list(f.parse('a{b!r:c}d{{e}}')), f.format('{0[a]:.2f}', {'a': 1.234}))
for x in ('{', '}', '{0', '{0!x}', '{} {0}', '{0} {}', '{z}', '{0.}', '{5}'):
    try: print(f.format(x, 1))
    except Exception as e: print(repr(x), type(e).__name__, e)
class D(Formatter):
    def get_value(self, key, args, kw): return kw.get(key, f'<{key}>') if isinstance(key, str) else args[key]
    def check_unused_args(self, used, args, kw): print('used', sorted(map(str, used)))
print(D().format('{a} {b}', a=1))
text = 'The quick brown fox jumped over the lazy dog. It was a well-known, over-the-top story -- really!  Isn\'t it?'
for w in (10, 20, 40): print(textwrap.wrap(text, w))
print(textwrap.fill(text, 30, initial_indent='* ', subsequent_indent='  '))
print(textwrap.wrap('averyveryverylongword and-hyphens', 8), textwrap.wrap('averyverylongword x', 8, break_long_words=False), textwrap.wrap('a-b-c-d well-known', 6, break_on_hyphens=False))
print(textwrap.shorten('Hello  world, how are you', 15), textwrap.shorten('Hello world', 5, placeholder='...'), textwrap.shorten('abc', 10))
print(repr(textwrap.dedent('  a\n    b\n\n  c\n   \n')), repr(textwrap.dedent('\ta\n  b')), repr(textwrap.indent('a\n\n b\n', '> ')), repr(textwrap.indent('a\n\nb', '+', lambda l: True)))
print(textwrap.wrap('one two three four five', 9, max_lines=2), textwrap.wrap('tabs\there\nnew', 8), textwrap.wrap('', 5), textwrap.wrap('  lead', 10), textwrap.wrap('a. B c', 10, fix_sentence_endings=True), textwrap.wrap('x  y', 10, drop_whitespace=False))
for g in (lambda: textwrap.wrap('a', 0), lambda: textwrap.shorten('abc def', 2), lambda: textwrap.dedent(5)):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
print(keyword.iskeyword('for'), keyword.iskeyword('fo'), keyword.issoftkeyword('match'), len(keyword.kwlist), keyword.softkwlist)
w = textwrap.TextWrapper(width=12); print(w.wrap('reuse me please, twice'), w.fill('x y'))

# What is white at the end of a line that a long word follows goes, also where nothing of the word
# fits there.
for text in 'end.  superlative', 'hello foo--bar', 'wonderful supercalifragilistic':
    for width in 6, 10:
        print(textwrap.wrap(text, width=width), textwrap.wrap(text, width=width, drop_whitespace=False))
