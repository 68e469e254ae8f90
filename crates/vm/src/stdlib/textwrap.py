"""Text in lines of a given width.

Source of the behaviour: Python library reference, "textwrap".
"""

__all__ = ['TextWrapper', 'dedent', 'fill', 'indent', 'shorten', 'wrap']

import re as _re

_BLANK = '\t\n\x0b\x0c\r '
_TO_SPACES = {ord(c): ' ' for c in _BLANK}

# A chunk is white space, a dash between words, or a word up to a hyphen at which it may break.
_LETTER = r'[^\d\W]'
_CHUNK = _re.compile(rf'''
    (   [{_BLANK}]+
    |   (?<=[\w!"'&.,?]) -{{2,}} (?=\w)
    |   [^{_BLANK}]
        (?:
            [^{_BLANK}]*? -
            (?: (?<={_LETTER}{{2}}-) | (?<={_LETTER}-{_LETTER}-) )
            (?= {_LETTER} -? {_LETTER} )
        |
            [^{_BLANK}]*?
            (?= [{_BLANK}] | \Z | (?<=[\w!"'&.,?]) (?=-{{2,}}\w) )
        )
    )'''.replace(f'[{_BLANK}]', r'[\t\n\x0b\x0c\r\ ]').replace(
        f'[^{_BLANK}]', r'[^\t\n\x0b\x0c\r\ ]'), _re.VERBOSE)
_SIMPLE = _re.compile(r'([\t\n\x0b\x0c\r ]+)')
_SENTENCE_END = _re.compile(r'[a-z][\.\!\?][\"\']?\Z')


class TextWrapper:
    """Wraps text, as its attributes say."""

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_TO_SPACES)
        return text

    def _split(self, text):
        pattern = _CHUNK if self.break_on_hyphens is True else _SIMPLE
        return [chunk for chunk in pattern.split(text) if chunk]

    def _fix_sentence_endings(self, chunks):
        place = 0
        while place < len(chunks) - 1:
            if chunks[place + 1] == ' ' and _SENTENCE_END.search(chunks[place]):
                chunks[place + 1] = '  '
                place += 2
            else:
                place += 1

    def _handle_long_word(self, chunks, line, length, width):
        space_left = 1 if width < 1 else width - length
        if self.break_long_words and space_left > 0:
            end = space_left
            chunk = chunks[-1]
            if self.break_on_hyphens and len(chunk) > space_left:
                # Behind the last hyphen that fits, unless there are only hyphens before it.
                hyphen = chunk.rfind('-', 0, space_left)
                if hyphen > 0 and any([c != '-' for c in chunk[:hyphen]]):
                    end = hyphen + 1
            line.append(chunk[:end])
            chunks[-1] = chunk[end:]
        elif not line:
            line.append(chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        chunks.reverse()
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == '' and lines:
                chunks.pop()
            while chunks:
                more = len(chunks[-1])
                if length + more > width:
                    break
                line.append(chunks.pop())
                length += more
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line[-1])
                line.pop()
            if not line:
                continue
            fits = not chunks or (
                self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (
                    fits and length <= width):
                lines.append(indent + ''.join(line))
                continue
            # The last line ends with the placeholder.
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + ''.join(line))
                    break
                length -= len(line[-1])
                line.pop()
            else:
                if lines:
                    before = lines[-1].rstrip()
                    if len(before) + len(self.placeholder) <= self.width:
                        lines[-1] = before + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def wrap(self, text):
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    if not isinstance(text, str):
        raise TypeError(f'expected str object, not {type(text).__qualname__!r}')
    lines = text.split('\n')
    margin = None
    for line in lines:
        if not line or line.isspace():
            continue
        blank = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = blank
        else:
            common = 0
            while common < min(len(margin), len(blank)) and margin[common] == blank[common]:
                common += 1
            margin = margin[:common]
    cut = len(margin or '')
    return '\n'.join([line[cut:] if line and not line.isspace() else '' for line in lines])


def indent(text, prefix, predicate=None):
    lines = []
    for line in text.splitlines(True):
        if predicate(line) if predicate is not None else not line.isspace():
            lines.append(prefix)
        lines.append(line)
    return ''.join(lines)
