# Functions as replacements may do anything, and search again meanwhile.
import re

text = 'The year 1999 came before 2001, and 12 months passed.'


def visit(match):
    number = int(match.group())
    digits = re.sub(r'\d', lambda inner: f'{int(inner[0]) + 1},', match.group())
    return f'<{number * 2}:{digits}>'


print(re.sub(r'\d+', visit, text))


class Renderer:
    """A template engine in a few lines."""

    pattern = re.compile(r'\{\{\s*(?P<name>\w+)(?:\|(?P<filter>\w+))?\s*\}\}')
    filters = {'upper': str.upper, 'rev': lambda s: s[::-1]}

    def __init__(self, **values):
        self.values = values
        self.missing = []

    def __call__(self, match):
        name = match['name']
        if name not in self.values:
            self.missing.append((name, match.span()))
            return match.group()
        value = str(self.values[name])
        return self.filters.get(match['filter'], str)(value)

    def render(self, text):
        return self.pattern.subn(self, text)


r = Renderer(who='world', n=5)
print(r.render('hi {{ who }}, {{who|upper}} {{ n|rev}} {{ nobody }}'), r.missing)


def fail(match):
    raise ValueError('not ' + match.group())


try:
    re.sub('b', fail, 'abc')
except ValueError as error:
    print(error)

tokens = re.compile(r'(?P<num>\d+(?:\.\d*)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>[-+*/()=])|(?P<skip>\s+)')


def tokenize(source):
    for match in tokens.finditer(source):
        if match.lastgroup != 'skip':
            yield match.lastgroup, match.group()


print(list(tokenize('area = 3.14 * (r + 2)')))
emails = re.findall(r'([\w.]+)@([\w.]+)', 'a.b@c.de, x@y.z')
print(dict(emails))
print(re.sub(r'(?P<y>\d{4})-(?P<m>\d\d)', r'\g<m>/\g<y>', 'on 2024-05 and 2023-12'))
