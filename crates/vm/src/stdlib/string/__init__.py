"""Constants of characters, templates and formatting.

Source of the behaviour: Python library reference, "string".
"""

__all__ = ['Formatter', 'Template', 'ascii_letters', 'ascii_lowercase', 'ascii_uppercase',
           'capwords', 'digits', 'hexdigits', 'octdigits', 'printable', 'punctuation',
           'whitespace']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace

_NOTHING = object()


def capwords(s, sep=None):
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


class Template:
    """Texts with `$name` in them."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = None

    def __init__(self, template):
        self.template = template

    @classmethod
    def _pattern(cls):
        import re
        pattern = cls.__dict__.get('pattern')
        if pattern is not None and not isinstance(pattern, str):
            return pattern
        if pattern is None:
            inherited = getattr(cls, 'pattern', None)
            if isinstance(inherited, str):
                pattern = inherited
            else:
                delimiter = re.escape(cls.delimiter)
                braced = cls.braceidpattern or cls.idpattern
                pattern = (f'{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})|'
                           f'{{(?P<braced>{braced})}}|(?P<invalid>))')
        flags = re.IGNORECASE if cls.flags is None else cls.flags
        return re.compile(pattern, flags | re.VERBOSE)

    def _invalid(self, match):
        start = match.start('invalid')
        lines = self.template[:start].splitlines(keepends=True)
        if lines:
            column = start - len(''.join(lines[:-1]))
            line = len(lines)
        else:
            column = line = 1
        raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')

    def _filled(self, mapping, kws, safe):
        if mapping is _NOTHING:
            mapping = kws
        elif kws:
            from collections import ChainMap
            mapping = ChainMap(kws, mapping)

        def convert(match):
            named = match.group('named') or match.group('braced')
            if named is not None:
                if not safe:
                    return str(mapping[named])
                try:
                    return str(mapping[named])
                except KeyError:
                    return match.group()
            if match.group('escaped') is not None:
                return self.delimiter
            if match.group('invalid') is not None:
                if safe:
                    return match.group()
                self._invalid(match)
            raise ValueError('Unrecognized named group in pattern', self._pattern())

        return self._pattern().sub(convert, self.template)

    def substitute(self, mapping=_NOTHING, /, **kws):
        return self._filled(mapping, kws, False)

    def safe_substitute(self, mapping=_NOTHING, /, **kws):
        return self._filled(mapping, kws, True)

    def is_valid(self):
        for match in self._pattern().finditer(self.template):
            if match.group('invalid') is not None:
                return False
        return True

    def get_identifiers(self):
        found = []
        for match in self._pattern().finditer(self.template):
            named = match.group('named') or match.group('braced')
            if named is not None and named not in found:
                found.append(named)
        return found


def _parsed(text):
    # Literal texts with the fields behind them, as `str.format` sees them.
    literal = []
    at = 0
    length = len(text)
    while at < length:
        c = text[at]
        if c not in '{}':
            literal.append(c)
            at += 1
            continue
        if text[at + 1:at + 2] == c:
            literal.append(c)
            yield ''.join(literal), None, None, None
            literal = []
            at += 2
            continue
        if c == '}':
            raise ValueError("Single '}' encountered in format string")
        if at + 1 == length:
            raise ValueError("Single '{' encountered in format string")
        start = at + 1
        depth = 1
        at = start
        while at < length:
            if text[at] == '{':
                depth += 1
            elif text[at] == '}':
                depth -= 1
                if not depth:
                    break
            at += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        field = text[start:at]
        at += 1
        name, conversion, spec = field, None, ''
        inside = 0
        for place, c in enumerate(field):
            if c == '[':
                inside += 1
            elif c == ']' and inside:
                inside -= 1
            elif c in '!:' and not inside:
                name = field[:place]
                if c == '!':
                    conversion = field[place + 1:place + 2]
                    rest = field[place + 2:]
                    if rest and rest[0] != ':':
                        raise ValueError("expected ':' after conversion specifier")
                    spec = rest[1:]
                else:
                    spec = field[place + 1:]
                break
        yield ''.join(literal), name, spec, conversion
        literal = []
    if literal:
        yield ''.join(literal), None, None, None


def _name_parts(name):
    # The first part of a field name, and what is asked of it.
    end = 0
    while end < len(name) and name[end] not in '.[':
        end += 1
    first = name[:end]
    if first.isdecimal():
        first = int(first)
    rest = []
    while end < len(name):
        if name[end] == '.':
            start = end = end + 1
            while end < len(name) and name[end] not in '.[':
                end += 1
            if start == end:
                raise ValueError('Empty attribute in format string')
            rest.append((True, name[start:end]))
        elif name[end] == '[':
            start = end + 1
            end = name.find(']', start)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            if start == end:
                raise ValueError('Empty attribute in format string')
            key = name[start:end]
            rest.append((False, int(key) if key.isdecimal() else key))
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
    return first, rest


class Formatter:
    """What `str.format` does, with every step to be overridden."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            first, _ = _name_parts(field_name)
            if first == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to automatic '
                                     'field numbering')
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError('cannot switch from automatic field numbering to manual '
                                     'field specification')
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return ''.join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        return _parsed(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _name_parts(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
