"""The texts of exceptions and of the places they went through.

Source of the behaviour: Python library reference, "traceback".
"""

import sys

__all__ = [
    'extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list',
    'format_stack', 'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last',
    'print_stack', 'print_tb', 'clear_frames', 'FrameSummary', 'StackSummary',
    'TracebackException', 'walk_stack', 'walk_tb', 'print_list',
]

BUILTIN_EXCEPTION_LIMIT = object()

_missing = object()
_REPEATED = 3
_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'


def _target(file):
    return sys.stderr if file is None else file


def print_list(extracted_list, file=None):
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=_target(file), end='')


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    if tb is None:
        return StackSummary()
    frames = _summaries(_traceback_frames(tb))
    return StackSummary(_limited(frames, limit))


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    return extract_stack(f, limit=limit).format()


def extract_stack(f=None, limit=None):
    if f is None:
        # Only lines are known of what still runs.
        frames = [FrameSummary(parts[0], parts[1], parts[5], line=parts[6])
                  for parts in _traceback_frames(None)]
    else:
        code = f.f_code
        frames = [FrameSummary(code.co_filename, f.f_lineno, code.co_name)]
    if limit is not None:
        # The innermost ones count here.
        limit = -limit
    return StackSummary(_limited(frames, limit))


def _limited(frames, limit):
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return frames
    return frames[:limit] if limit >= 0 else frames[limit:]


def _summaries(frames):
    made = []
    for file, line, end_line, column, end_column, function, text, excerpt in frames:
        summary = FrameSummary(
            file, line, function, line=text, end_lineno=end_line, colno=column,
            end_colno=end_column)
        summary._excerpt = excerpt
        made.append(summary)
    return made


def walk_stack(f):
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def clear_frames(tb):
    # Tracebacks keep nothing of the frames.
    pass


def _parse(exc, value, tb):
    if (value is _missing) != (tb is _missing):
        raise ValueError('Both or neither of value and tb must be given')
    if value is tb is _missing:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
    return value, tb


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True,
                    **kwargs):
    value, tb = _parse(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(
        file=file, chain=chain)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **kwargs):
    value, tb = _parse(exc, value, tb)
    made = TracebackException(type(value), value, tb, limit=limit, compact=True)
    return list(made.format(chain=chain))


def format_exception_only(exc, /, value=_missing, *, show_group=False, **kwargs):
    if value is _missing:
        value = exc
    made = TracebackException(type(value), value, None, compact=True)
    return list(made.format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, 'last_exc') and not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


class FrameSummary:
    """A place of a traceback."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line',
                 '_excerpt', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self._excerpt = None
        self.locals = None
        if locals:
            self.locals = {key: _safe(value, 'local', repr) for key, value in locals.items()}

    @property
    def line(self):
        return None if self._line is None else self._line.strip()

    def _parts(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self._parts()[:3] == other._parts()[:3] and self.locals == other.locals)
        if isinstance(other, tuple):
            return self._parts() == other
        return NotImplemented

    __hash__ = None

    def __getitem__(self, place):
        return self._parts()[place]

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    """Places, the outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        made = []
        for frame, line in frame_gen:
            code = frame.f_code
            made.append(FrameSummary(code.co_filename, line, code.co_name))
        return cls(_limited(made, limit))

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for item in a_list:
            if not isinstance(item, FrameSummary):
                filename, lineno, name, line = item
                item = FrameSummary(filename, lineno, name, line=line)
            result.append(item)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        f = frame_summary
        text = f'  File "{f.filename}", line {f.lineno}, in {f.name}\n'
        if f._excerpt is not None:
            text += f._excerpt
        elif f.line:
            text += f'    {f.line}\n'
        if f.locals:
            for name in sorted(f.locals):
                text += f'    {name} = {f.locals[name]}\n'
        return text

    def format(self, **kwargs):
        result = []
        last = None
        count = 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            place = frame.filename, frame.lineno, frame.name
            if place != last:
                _fold(result, count)
                last = place
                count = 0
            count += 1
            if count <= _REPEATED:
                result.append(text)
        _fold(result, count)
        return result


def _fold(result, count):
    more = count - _REPEATED
    if more > 0:
        result.append(f'  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n')


def _safe(value, what, show=str):
    try:
        return show(value)
    except Exception:
        return f'<{what} {show.__name__}() failed>'


class TracebackException:
    """An exception as text, with what led to it."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        if _seen is None:
            _seen = set()
        _seen.add(id(exc_value))
        self._fill(exc_type, exc_value, exc_traceback, limit)
        # Chains may be long, so they are gone through here, not recursively.
        work = [(self, exc_value)]
        while work:
            made, e = work.pop()
            if e is None:
                continue
            cause, context = e.__cause__, e.__context__
            for name, other in ('__cause__', cause), ('__context__', context):
                if other is None or id(other) in _seen:
                    continue
                if name == '__context__' and compact and (
                        made.__cause__ is not None or e.__suppress_context__):
                    continue
                _seen.add(id(other))
                linked = self._like(other, limit)
                setattr(made, name, linked)
                work.append((linked, other))
            if isinstance(e, BaseExceptionGroup):
                made.exceptions = []
                for member in e.exceptions:
                    linked = self._like(member, limit)
                    made.exceptions.append(linked)
                    work.append((linked, member))

    def _like(self, exc, limit):
        made = TracebackException.__new__(TracebackException)
        made.max_group_width = self.max_group_width
        made.max_group_depth = self.max_group_depth
        made._fill(type(exc), exc, exc.__traceback__, limit)
        return made

    def _fill(self, exc_type, exc, tb, limit):
        self.stack = None if tb is None else extract_tb(tb, limit)
        self.__cause__ = self.__context__ = None
        self.__suppress_context__ = exc is not None and exc.__suppress_context__
        self.__notes__ = getattr(exc, '__notes__', None)
        self.exceptions = None
        self.exc_type = exc_type
        self._value = exc
        self._str = _safe(exc, 'exception')
        self._have_exc_type = exc_type is not None
        if exc_type is not None:
            module = exc_type.__module__
            self.exc_type_qualname = exc_type.__qualname__
            self.exc_type_module = module
            if module in ('__main__', 'builtins'):
                self.exc_type_str = exc_type.__qualname__
            else:
                if not isinstance(module, str):
                    module = '<unknown>'
                self.exc_type_str = module + '.' + exc_type.__qualname__
        else:
            self.exc_type_str = None
        if isinstance(exc, SyntaxError):
            self.filename = exc.filename
            self.lineno = None if exc.lineno is None else str(exc.lineno)
            self.end_lineno = None if exc.end_lineno is None else str(exc.end_lineno)
            self.text = exc.text
            self.offset = exc.offset
            self.end_offset = exc.end_offset
            self.msg = exc.msg
        elif exc is not None:
            self._str += _suggestion(exc)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            mine, theirs = dict(self.__dict__), dict(other.__dict__)
            del mine['_value'], theirs['_value']
            return mine == theirs
        return NotImplemented

    __hash__ = None

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        indent = 3 * _depth * ' '
        if self.exc_type is None or self._value is None:
            name = 'NoneType' if self.exc_type in (None, type(None)) else self.exc_type_str
            yield f'{indent}{name}: None\n'
            return
        if issubclass(self.exc_type, SyntaxError):
            text = _syntax_text((self._value, self.exc_type_str, str(self.msg)))
            for line in text.splitlines(keepends=True):
                yield indent + line
        elif self._str:
            text = f'{self.exc_type_str}: {self._str}\n'
            if _depth:
                for line in text.splitlines(keepends=True):
                    yield indent + line
            else:
                yield text
        else:
            yield f'{indent}{self.exc_type_str}\n'
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                for line in _safe(note, 'note').split('\n'):
                    yield indent + line + '\n'
        elif notes is not None:
            yield indent + _safe(notes, '__notes__', repr) + '\n'
        if self.exceptions and show_group:
            for member in self.exceptions:
                yield from member.format_exception_only(show_group=True, _depth=_depth + 1)

    def format(self, *, chain=True, _tree=None, **kwargs):
        if _tree is None:
            _tree = _Tree()
        links = []
        current = self
        while current is not None:
            if chain and current.__cause__ is not None:
                link, before = _CAUSE, current.__cause__
            elif chain and current.__context__ is not None and not current.__suppress_context__:
                link, before = _CONTEXT, current.__context__
            else:
                link = before = None
            links.append((link, current))
            current = before
        for link, current in reversed(links):
            if link is not None:
                yield from _tree.emit(link)
            if current.exceptions is None:
                if current.stack is not None:
                    yield from _tree.emit('Traceback (most recent call last):\n')
                    yield from _tree.emit_all(current.stack.format())
                yield from _tree.emit_all(current.format_exception_only())
            elif _tree.depth > self.max_group_depth:
                yield from _tree.emit(f'... (max_group_depth is {self.max_group_depth})\n')
            else:
                yield from current._format_group(_tree)

    def _format_group(self, tree):
        top = tree.depth == 0
        if top:
            tree.depth += 1
        if self.stack is not None:
            yield from tree.emit(
                'Exception Group Traceback (most recent call last):\n', '+' if top else None)
            yield from tree.emit_all(self.stack.format())
        yield from tree.emit_all(self.format_exception_only())
        hidden = max(0, len(self.exceptions) - self.max_group_width)
        shown = self.exceptions[:self.max_group_width]
        count = len(shown) + (1 if hidden else 0)
        tree.need_close = False
        for place in range(count):
            last = place == count - 1
            if last:
                tree.need_close = True
            title = str(place + 1) if place < len(shown) else '...'
            corner = '+-' if place == 0 else '  '
            yield f'{'  ' * tree.depth}{corner}+---------------- {title} ----------------\n'
            tree.depth += 1
            if place < len(shown):
                yield from shown[place].format(_tree=tree)
            else:
                s = 's' if hidden > 1 else ''
                yield from tree.emit(f'and {hidden} more exception{s}\n')
            if last and tree.need_close:
                yield f'{'  ' * tree.depth}+------------------------------------\n'
                tree.need_close = False
            tree.depth -= 1
        if top:
            tree.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        file = _target(file)
        for line in self.format(chain=chain):
            print(line, file=file, end='')


class _Tree:
    """Where in nested groups a text stands."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def emit(self, text, margin=None):
        if self.depth == 0:
            yield text
            return
        start = '  ' * self.depth + ('|' if margin is None else margin) + ' '
        yield ''.join([start + line for line in text.splitlines(keepends=True)])

    def emit_all(self, texts):
        for text in texts:
            yield from self.emit(text)
