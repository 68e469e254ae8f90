# Functions that turn templates into text.
from string.templatelib import Interpolation, Template, convert
def render(template):
    out = []
    for part in template:
        match part:
            case str():
                out.append(part)
            case Interpolation(value, _, conversion, spec):
                out.append(format(convert(value, conversion), spec))
    return ''.join(out)
def html(template):
    out = []
    for part in template:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part.value, Template):
            out.append(html(part.value))
        elif isinstance(part.value, list):
            out.append(''.join([html(x) for x in part.value]))
        else:
            out.append(str(part.value).replace('&', '&amp;').replace('<', '&lt;'))
    return ''.join(out)
name, price = 'A & B', 12.5
print(render(t'{name!r:>12}|{price:8.2f}|{price=}|{name}'))
print(render(t'{name!r:>12}|{price:8.2f}|{price=}|{name}') == f'{name!r:>12}|{price:8.2f}|{price=}|{name}')
rows = [t'<li>{x}</li>' for x in ('<one>', 'two', 3)]
print(html(t'<ul class="{name}">{rows}</ul>'))
def sql(template):
    return '?'.join(template.strings), list(template.values)
print(sql(t'SELECT * FROM t WHERE a = {name} AND b < {price * 2}'))
print((t'a{1}' + t'{2}b').strings, (t'a{1}' + t'{2}b').values)
