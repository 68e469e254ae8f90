"""Reading JSON. Without hooks it is read natively."""

__all__ = ['JSONDecodeError', 'JSONDecoder']


class JSONDecodeError(ValueError):
    """What is raised for a text that is no JSON."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_CONSTANTS = {'-Infinity': float('-inf'), 'Infinity': float('inf'), 'NaN': float('nan')}
_BLANK = ' \t\n\r'


class JSONDecoder:
    """Reads JSON, with functions that make values of what is read."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self._plain = not (object_hook or object_pairs_hook or parse_constant) and (
            parse_float in (None, float) and parse_int in (None, int))
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        obj, end = self.raw_decode(s, _after_blank(s, 0))
        end = _after_blank(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        if idx < 0:
            raise ValueError('idx cannot be negative')
        if idx >= len(s):
            raise JSONDecodeError('Expecting value', s, idx)
        if self._plain:
            result = _json_read(s, idx, bool(self.strict))
            if isinstance(result, list):
                raise JSONDecodeError(result[0], s, result[1])
            return result
        return _Reader(self, s).value(idx)


def _after_blank(s, at):
    while at < len(s) and s[at] in _BLANK:
        at += 1
    return at


class _Reader:
    # Reads with the hooks of a decoder.
    def __init__(self, decoder, text):
        self.text = text
        self.decoder = decoder
        self.strict = bool(decoder.strict)
        self.keys = {}

    def fail(self, message, place):
        raise JSONDecodeError(message, self.text, place)

    def scalar(self, at):
        result = _json_scalar(self.text, at, self.strict)
        if isinstance(result, list):
            self.fail(*result)
        return result

    def value(self, at):
        text = self.text
        c = text[at:at + 1]
        if c == '"':
            return self.scalar(at)
        if c == '{':
            return self.object(at + 1)
        if c == '[':
            return self.array(at + 1)
        if c == 'n' and text.startswith('null', at):
            return None, at + 4
        if c == 't' and text.startswith('true', at):
            return True, at + 4
        if c == 'f' and text.startswith('false', at):
            return False, at + 5
        for word in _CONSTANTS:
            if text.startswith(word, at):
                return self.decoder.parse_constant(word), at + len(word)
        number, end, is_float = self.scalar(at)
        if is_float:
            return self.decoder.parse_float(number), end
        return self.decoder.parse_int(number), end

    def object(self, at):
        text = self.text
        pairs = []
        at = _after_blank(text, at)
        if text[at:at + 1] != '}':
            while True:
                if text[at:at + 1] != '"':
                    self.fail('Expecting property name enclosed in double quotes', at)
                key, at = self.scalar(at)
                key = self.keys.setdefault(key, key)
                at = _after_blank(text, at)
                if text[at:at + 1] != ':':
                    self.fail("Expecting ':' delimiter", at)
                at = _after_blank(text, at + 1)
                value, at = self.value(at)
                pairs.append((key, value))
                at = _after_blank(text, at)
                c = text[at:at + 1]
                if c == '}':
                    break
                if c != ',':
                    self.fail("Expecting ',' delimiter", at)
                comma = at
                at = _after_blank(text, at + 1)
                if text[at:at + 1] == '}':
                    self.fail('Illegal trailing comma before end of object', comma)
        at += 1
        if self.decoder.object_pairs_hook is not None:
            return self.decoder.object_pairs_hook(pairs), at
        made = dict(pairs)
        if self.decoder.object_hook is not None:
            made = self.decoder.object_hook(made)
        return made, at

    def array(self, at):
        text = self.text
        items = []
        at = _after_blank(text, at)
        if text[at:at + 1] != ']':
            while True:
                value, at = self.value(at)
                items.append(value)
                at = _after_blank(text, at)
                c = text[at:at + 1]
                if c == ']':
                    break
                if c != ',':
                    self.fail("Expecting ',' delimiter", at)
                comma = at
                at = _after_blank(text, at + 1)
                if text[at:at + 1] == ']':
                    self.fail('Illegal trailing comma before end of array', comma)
        return items, at + 1
