"""Writing JSON. Values that are built in are written natively."""

__all__ = ['JSONEncoder']


class JSONEncoder:
    """Writes values as JSON."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def _indentation(self):
        indent = self.indent
        return indent if indent is None or isinstance(indent, str) else ' ' * indent

    def encode(self, o):
        text = _json_write(o, bool(self.ensure_ascii), bool(self.sort_keys), self.item_separator,
                           self.key_separator, self._indentation())
        if text is not None:
            return text
        return ''.join(self.iterencode(o, True))

    def iterencode(self, o, _one_shot=False):
        writer = _Writer(self)
        writer.value(o)
        return iter(writer.out)


class _Writer:
    # Writes with the methods of an encoder.
    def __init__(self, encoder):
        self.encoder = encoder
        self.out = []
        self.open = {} if encoder.check_circular else None
        self.indent = encoder._indentation()
        self.depth = 0

    def quoted(self, text):
        return _json_quote(text, bool(self.encoder.ensure_ascii))

    def float(self, x):
        if x != x:
            text = 'NaN'
        elif x == float('inf'):
            text = 'Infinity'
        elif x == float('-inf'):
            text = '-Infinity'
        else:
            return float.__repr__(x)
        if not self.encoder.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant: ' + repr(x))
        return text

    def value(self, o):
        out = self.out
        if isinstance(o, str):
            out.append(self.quoted(o))
        elif o is None:
            out.append('null')
        elif o is True:
            out.append('true')
        elif o is False:
            out.append('false')
        elif isinstance(o, int):
            out.append(int.__repr__(o))
        elif isinstance(o, float):
            out.append(self.float(o))
        elif isinstance(o, (list, tuple)):
            if not o:
                out.append('[]')
                return
            self.enter(o)
            self.items(o)
            self.leave(o)
        elif isinstance(o, dict):
            if not o:
                out.append('{}')
                return
            self.enter(o)
            self.pairs(o)
            self.leave(o)
        else:
            self.enter(o)
            made = self.encoder.default(o)
            try:
                self.value(made)
            except Exception as error:
                error.add_note(f'when serializing {type(o).__name__} object')
                raise
            self.leave(o)

    def enter(self, o):
        if self.open is not None:
            if id(o) in self.open:
                raise ValueError('Circular reference detected')
            self.open[id(o)] = o

    def leave(self, o):
        if self.open is not None:
            del self.open[id(o)]

    def line(self):
        return '' if self.indent is None else '\n' + self.indent * self.depth

    def items(self, o):
        out = self.out
        self.depth += 1
        line = self.line()
        separator = self.encoder.item_separator
        out.append('[' + line)
        first = True
        index = 0
        for item in o:
            if not first:
                out.append(separator + line)
            first = False
            try:
                self.value(item)
            except Exception as error:
                error.add_note(f'when serializing {type(o).__name__} item {index}')
                raise
            index += 1
        self.depth -= 1
        out.append(self.line() + ']')

    def key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.float(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError(
            f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def pairs(self, o):
        out = self.out
        self.depth += 1
        line = self.line()
        separator = self.encoder.item_separator
        out.append('{')
        first = True
        pairs = o.items()
        if self.encoder.sort_keys:
            pairs = sorted(pairs)
        for key, value in pairs:
            text = self.key(key)
            if text is None:
                continue
            out.append(line if first else separator + line)
            first = False
            out.append(self.quoted(text))
            out.append(self.encoder.key_separator)
            try:
                self.value(value)
            except Exception as error:
                error.add_note(f'when serializing {type(o).__name__} item {key!r}')
                raise
        self.depth -= 1
        if not first:
            out.append(self.line())
        out.append('}')
