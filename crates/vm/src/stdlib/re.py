"""Regular expressions.

Source of the behaviour: Python library reference, "re".
"""

__all__ = ['A', 'ASCII', 'DEBUG', 'DOTALL', 'I', 'IGNORECASE', 'L', 'LOCALE', 'M', 'MULTILINE',
           'Match', 'NOFLAG', 'Pattern', 'PatternError', 'RegexFlag', 'S', 'U', 'UNICODE',
           'VERBOSE', 'X', 'compile', 'error', 'escape', 'findall', 'finditer', 'fullmatch',
           'match', 'purge', 'search', 'split', 'sub', 'subn']

from sys import maxsize as _maxsize

from _generic import GenericAlias as _GenericAlias


class PatternError(Exception):
    """What is raised for a pattern that is none."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = f'{msg} at position {pos}'
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError


class RegexFlag(int):
    """A set of flags."""

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return RegexFlag(511 & ~int(self))

    def __contains__(self, other):
        return int(other) & int(self) == int(other)

    def __iter__(self):
        for value, _ in _FLAGS:
            if int(self) & value:
                yield RegexFlag(value)

    def __len__(self):
        return int(self).bit_count()

    def __bool__(self):
        return int(self) != 0

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        names = [name for value, name in _FLAGS if int(self) & value]
        rest = int(self) & ~_ALL
        if rest:
            names.append(hex(rest))
        return '|'.join(names) or 'NOFLAG'

    def __repr__(self):
        names = ['re.' + name for value, name in _FLAGS if int(self) & value]
        rest = int(self) & ~_ALL
        if rest and not names:
            return f're.RegexFlag({rest})'
        if rest:
            names.append(hex(rest))
        return '|'.join(names) or 're.NOFLAG'

    def __str__(self):
        return repr(self)

    def __format__(self, spec):
        return format(repr(self), spec)


_FLAGS = ((256, 'ASCII'), (2, 'IGNORECASE'), (4, 'LOCALE'), (32, 'UNICODE'), (8, 'MULTILINE'),
          (16, 'DOTALL'), (64, 'VERBOSE'), (128, 'DEBUG'))
_ALL = 510

NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
for _name in ('NOFLAG', 'A', 'ASCII', 'I', 'IGNORECASE', 'L', 'LOCALE', 'U', 'UNICODE', 'M',
              'MULTILINE', 'S', 'DOTALL', 'X', 'VERBOSE', 'DEBUG'):
    setattr(RegexFlag, _name, globals()[_name])
del _name

# In this order `repr` of a pattern names them.
_SHOWN = ((2, 'IGNORECASE'), (4, 'LOCALE'), (8, 'MULTILINE'), (16, 'DOTALL'), (32, 'UNICODE'),
          (64, 'VERBOSE'), (128, 'DEBUG'), (256, 'ASCII'))

_SEARCH, _MATCH, _FULLMATCH = 0, 1, 2


def _number(value):
    if isinstance(value, int):
        return int(value)
    index = getattr(type(value), '__index__', None)
    if index is None:
        raise TypeError(f'{type(value).__name__!r} object cannot be interpreted as an integer')
    return index(value)


class Pattern:
    """A compiled pattern. What it compiles to is kept outside of the program."""
    __static_type__ = 're'

    # Native methods know the members by their names' order.
    __slots__ = ('pattern', 'flags', 'groups', '_names', '_given', '_matches')

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Pattern' instances")

    @property
    def groupindex(self):
        return type(type.__dict__)(self._names) if self._names else {}

    def _subject(self, string):
        # What is searched: a string or bytes.
        if isinstance(string, str):
            if not isinstance(self.pattern, str):
                raise TypeError('cannot use a bytes pattern on a string-like object')
            return string
        if isinstance(string, (bytes, bytearray, memoryview)):
            if not isinstance(self.pattern, bytes):
                raise TypeError('cannot use a string pattern on a bytes-like object')
            return string if isinstance(string, bytes) else bytes(string)
        raise TypeError(
            f'expected string or bytes-like object, got {type(string).__name__!r}')

    def _find(self, string, pos, endpos, mode):
        if type(string) is not str or type(self.pattern) is not str:
            string = self._subject(string)
        length = len(string)
        found = 0
        if type(pos) is int and pos == 0 and endpos is _maxsize:
            endpos = length
        else:
            pos = min(max(_number(pos), 0), length)
            endpos = min(max(_number(endpos), 0), length)
            if pos > endpos:
                return None
            found = _re_place(string, pos)
        end = _re_place(string, endpos)
        while type(found) is int:
            found = _re_find(self.pattern, self._given, string, found, end, mode, False)
        return None if found is None else _matched(self, string, pos, endpos, found)

    search = _re_bound('search')
    match = _re_bound('match')
    fullmatch = _re_bound('fullmatch')
    findall = _re_bound('findall')
    split = _re_bound('split')
    sub = _re_bound('sub')

    def _gather(self, string, pos, endpos, left, template):
        string = self._subject(string)
        length = len(string)
        pos = min(max(_number(pos), 0), length)
        endpos = min(max(_number(endpos), 0), length)
        at = _re_place(string, pos)
        end = _re_place(string, endpos)
        state = [at, 0, False, left, 0]
        out = []
        while _re_gather(self.pattern, self._given, string, end, state, template, out):
            pass
        return out, state[4]

    def _find_all(self, string, pos, endpos):
        return self._gather(string, pos, endpos, -1, None)[0]

    def finditer(self, string, pos=0, endpos=_maxsize):
        return iter(self.scanner(string, pos, endpos).search, None)

    def scanner(self, string, pos=0, endpos=_maxsize):
        return _scanner(self, string, pos, endpos)

    def _split(self, string, maxsplit):
        maxsplit = _number(maxsplit)
        if maxsplit < 0:
            return [self._subject(string)]
        return self._gather(string, 0, _maxsize, maxsplit or -1, False)[0]

    def subn(self, repl, string, count=0):
        return self._replaced(repl, string, count)

    def _replaced(self, repl, string, count):
        count = _number(count)
        if callable(repl):
            return self._replaced_by_calls(repl, string, count)
        template = _template(self, repl)
        string = self._subject(string)
        if count < 0:
            return string, 0
        out, found = self._gather(string, 0, _maxsize, count or -1, template)
        if not found:
            return string, 0
        return string[:0].join(out), found

    def _replaced_by_calls(self, repl, string, count):
        string = self._subject(string)
        if count < 0:
            return string, 0
        end = _re_place(string, len(string))
        state = [0, 0, False, count or -1, 0]
        template = self, Match, 0, len(string)
        out = []
        nothing = False
        more = True
        while more:
            at = len(out)
            more = _re_gather(self.pattern, self._given, string, end, state, template, out)
            for at in range(at, len(out)):
                item = out[at]
                if type(item) is Match:
                    out[at] = item = repl(item)
                    if item is None:
                        nothing = True
        if not state[4]:
            return string, 0
        if nothing:
            out = [item for item in out if item is not None]
        return string[:0].join(out), state[4]

    def __repr__(self):
        names = []
        flags = self.flags
        if isinstance(self.pattern, str) and flags & 292 == 32:
            flags &= ~32
        for value, name in _SHOWN:
            if flags & value:
                names.append('re.' + name)
                flags &= ~value
        if flags:
            names.append(hex(flags))
        shown = repr(self.pattern)[:200]
        if names:
            return f're.compile({shown}, {"|".join(names)})'
        return f're.compile({shown})'

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.flags == other.flags and type(self.pattern) is type(other.pattern)
                and self.pattern == other.pattern)

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    __class_getitem__ = classmethod(_GenericAlias)


class _scanner:
    # Where the next search begins, in code points and in bytes.
    __slots__ = ('pattern', '_string', '_pos', '_endpos', '_at', '_end', '_advance')

    def __init__(self, pattern, string, pos, endpos):
        string = pattern._subject(string)
        self.pattern = pattern
        self._string = string
        length = len(string)
        self._pos = min(max(_number(pos), 0), length)
        self._endpos = min(max(_number(endpos), 0), length)
        self._at = _re_place(string, self._pos)
        self._end = _re_place(string, self._endpos)
        self._advance = False

    def _next(self, mode):
        if self._at is None:
            return None
        pattern = self.pattern
        string = self._string
        found = self._at
        advance = self._advance
        while type(found) is int:
            found = _re_find(pattern.pattern, pattern._given, string, found, self._end, mode,
                             advance)
            advance = False
        if found is None:
            self._at = None
            return None
        _, _, start, end = found
        self._at = end
        self._advance = start == end
        return _matched(pattern, string, self._pos, self._endpos, found)

    search = _re_bound('scan')

    def match(self):
        return self._next(_MATCH)


_scanner.__name__ = _scanner.__qualname__ = 'SRE_Scanner'


def _matched(pattern, string, pos, endpos, found):
    match = object.__new__(Match)
    match.re = pattern
    match.string = string
    match._places = found[0] + (pos, endpos, found[1])
    return match


class Match:
    """What a pattern matched."""
    __static_type__ = 're'

    # Native methods know the members by their names' order. The places are start and end of each group,
    # -1 where it did not match; behind them, `pos`, `endpos` and `lastindex`.
    __slots__ = ('re', 'string', '_places')

    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Match' instances")

    def _place(self, group):
        if type(group) is str:
            group = self.re._names.get(group, -1)
        elif type(group) is not int:
            index = getattr(type(group), '__index__', None)
            if index is not None:
                group = index(group)
            else:
                group = self.re._names.get(group, -1)
        if not 0 <= group <= self.re.groups:
            raise IndexError('no such group')
        return 2 * group

    def _text(self, place, default):
        start = self._places[place]
        if start < 0:
            return default
        return self.string[start:self._places[place + 1]]

    def _group(self, *groups):
        if not groups:
            return self._text(0, None)
        if len(groups) == 1:
            return self._text(self._place(groups[0]), None)
        return tuple([self._text(self._place(group), None) for group in groups])

    group = _re_bound('group')
    __getitem__ = _re_bound('__getitem__')
    groups = _re_bound('groups')
    start = _re_bound('start')
    end = _re_bound('end')
    span = _re_bound('span')

    def _groups(self, default):
        return tuple([self._text(place, default) for place in range(2, len(self._places) - 3, 2)])

    def groupdict(self, default=None):
        return {name: self._text(2 * group, default) for name, group in self.re._names.items()}

    def _span(self, group):
        place = self._place(group)
        return self._places[place], self._places[place + 1]

    @property
    def pos(self):
        return self._places[-3]

    @property
    def endpos(self):
        return self._places[-2]

    @property
    def lastindex(self):
        return self._places[-1]

    @property
    def regs(self):
        places = self._places
        return tuple([(places[place], places[place + 1]) for place in range(0, len(places) - 3, 2)])

    @property
    def lastgroup(self):
        for name, group in self.re._names.items():
            if group == self.lastindex:
                return name
        return None

    def expand(self, template):
        parts = _template(self.re, template)
        empty = self.string[:0]
        return empty.join(
            [self._text(2 * part, empty) if isinstance(part, int) else part for part in parts])

    def __repr__(self):
        return f'<re.Match object; span={self.span()!r}, match={self.group()!r}>'

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    __class_getitem__ = classmethod(_GenericAlias)


# ---- templates

_ESCAPES = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
            '\\': '\\'}
_OCTAL = frozenset('01234567')
_DIGITS = frozenset('0123456789')


def _template(pattern, template):
    """The parts of a template: texts, and numbers of groups."""
    is_text = isinstance(template, str)
    if not is_text and not isinstance(template, bytes):
        raise TypeError(
            f'decoding to str: need a bytes-like object, {type(template).__name__} found')
    if (b'\\', '\\')[is_text] not in template:
        return [template]
    text = template if is_text else template.decode('latin-1')
    parts = []
    literal = []
    at = 0
    length = len(text)

    def add_group(group, place):
        if group > pattern.groups:
            raise PatternError(f'invalid group reference {group}', template, place)
        if literal:
            parts.append(''.join(literal))
            literal.clear()
        parts.append(group)

    while at < length:
        next_at = text.find('\\', at)
        if next_at < 0:
            literal.append(text[at:])
            break
        if next_at > at:
            literal.append(text[at:next_at])
        at = next_at
        if at + 1 == length:
            raise PatternError('bad escape (end of pattern)', template, at)
        c = text[at + 1]
        after = at + 2
        if c == 'g':
            if text[after:after + 1] != '<':
                raise PatternError('missing <', template, after)
            name_at = after + 1
            end = text.find('>', name_at)
            if end < 0:
                if name_at == length:
                    raise PatternError('missing group name', template, name_at)
                raise PatternError('missing >, unterminated name', template, name_at)
            name = text[name_at:end]
            if not name:
                raise PatternError('missing group name', template, name_at)
            if name.isdecimal() and name.isascii():
                group = int(name)
                if group > pattern.groups:
                    raise PatternError(f'invalid group reference {group}', template, name_at)
            else:
                if not name.isidentifier() or not (is_text or name.isascii()):
                    shown = repr(name) if is_text else ascii(name)
                    raise PatternError(
                        f'bad character in group name {shown}', template, name_at)
                group = pattern._names.get(name)
                if group is None:
                    raise IndexError(f'unknown group name {name!r}')
            add_group(group, name_at)
            at = end + 1
        elif c == '0':
            end = after
            while end < after + 2 and text[end:end + 1] in _OCTAL:
                end += 1
            literal.append(chr(int(text[after - 1:end], 8) & 0xFF))
            at = end
        elif c in _DIGITS:
            end = after
            if text[end:end + 1] in _DIGITS:
                end += 1
                if c in _OCTAL and text[after] in _OCTAL and text[end:end + 1] in _OCTAL:
                    end += 1
                    code = int(text[after - 1:end], 8)
                    if code > 0o377:
                        raise PatternError(
                            f'octal escape value {text[at:end]} outside of range 0-0o377',
                            template, at)
                    literal.append(chr(code))
                    at = end
                    continue
            add_group(int(text[after - 1:end]), at + 1)
            at = end
        elif c in _ESCAPES:
            literal.append(_ESCAPES[c])
            at = after
        elif c.isascii() and c.isalpha():
            raise PatternError(f'bad escape \\{c}', template, at)
        else:
            literal.append('\\' + c)
            at = after
    if literal:
        parts.append(''.join(literal))
    if not is_text:
        parts = [part if isinstance(part, int) else part.encode('latin-1') for part in parts]
    return parts


# ---- functions

_cache = {}
# Those without flags, by their texts.
_plain = {}
_MOST = 512


def compile(pattern, flags=0):
    flags & 128
    flags = int(flags)
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    key = (type(pattern), pattern, flags)
    made = _cache.get(key)
    if made is not None:
        return made
    parts = _re_compile(pattern, flags)
    if len(parts) == 2:
        raise PatternError(parts[0], None if parts[1] is None else pattern, parts[1])
    made = object.__new__(Pattern)
    made.pattern = pattern
    made.flags, made.groups, made._names = parts
    made._given = flags
    made._matches = Match
    if len(_cache) >= _MOST:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


def _compiled(pattern, flags):
    if flags is 0 and type(pattern) is str:
        made = _plain.get(pattern)
        if made is None:
            made = compile(pattern, flags)
            if len(_plain) >= _MOST:
                _plain.clear()
            _plain[pattern] = made
        return made
    return compile(pattern, flags)


def match(pattern, string, flags=0):
    return _compiled(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compiled(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compiled(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return _compiled(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return _compiled(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return _compiled(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return _compiled(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compiled(pattern, flags).finditer(string)


def purge():
    _cache.clear()
    _plain.clear()


_SPECIAL = {ord(c): '\\' + c for c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, 'latin1').translate(_SPECIAL).encode('latin1')
