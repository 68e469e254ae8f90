# Template strings.


def make_template(strings, fields):
    from _templatelib import Interpolation, Template
    parts = [strings[0]]
    place = 1
    for value, expression, conversion, format_spec in fields:
        parts.append(Interpolation(value, expression, conversion, format_spec))
        parts.append(strings[place])
        place += 1
    return Template(*parts)
