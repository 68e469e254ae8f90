"""The examples in the docstrings of a module of tests: each is a test, run after those before it."""
import io
import sys

HEAD = 'Traceback (most recent call last):'


class Example:
    def __init__(self, source, want, options):
        self.source = source
        self.want = want
        self.options = options


def _options(line):
    _, found, rest = line.partition('# doctest:')
    if not found:
        _, found, rest = line.partition('#doctest:')
    return [word.strip(' ,')[1:] for word in rest.split() if word.startswith('+')]


def examples(text):
    found = []
    lines = text.expandtabs().split('\n')
    i = 0
    while i < len(lines):
        line = lines[i]
        indent = len(line) - len(line.lstrip(' '))
        if not line[indent:].startswith('>>>'):
            i += 1
            continue
        source = [line[indent + 4:]]
        i += 1
        while i < len(lines) and lines[i][indent:].startswith('...') and lines[i][:indent].strip() == '':
            if lines[i][indent + 3:indent + 4] not in ('', ' '):
                break
            source.append(lines[i][indent + 4:])
            i += 1
        want = []
        while i < len(lines) and lines[i].strip() and not lines[i][indent:].startswith('>>>'):
            want.append(lines[i][indent:])
            i += 1
        options = [option for part in source for option in _options(part)]
        found.append(Example('\n'.join(source) + '\n', ''.join(w + '\n' for w in want), options))
    return found


def _texts(module):
    found = {}
    if module.__doc__:
        found['doc'] = module.__doc__
    for name, text in getattr(module, '__test__', {}).items():
        if isinstance(text, str):
            found[name] = text
    return found


def names(module):
    return ['doctest.' + name + ':' + str(number + 1)
            for name, text in _texts(module).items() for number in range(len(examples(text)))]


def _run(example, namespace):
    """What an example prints, and the line that tells of its exception."""
    saved = sys.stdout
    sys.stdout = out = io.StringIO()
    failed = None
    try:
        exec(compile(example.source, '<doctest>', 'single', 0, True), namespace)
    except Exception as error:
        kind = type(error)
        module = kind.__module__
        failed = kind.__qualname__ if module in ('builtins', '__main__') else module + '.' + kind.__qualname__
        # A syntax error is told by its message alone.
        text = str(error.msg) if isinstance(error, SyntaxError) else str(error)
        failed += ': ' + text + '\n' if text else '\n'
    finally:
        sys.stdout = saved
    return out.getvalue(), failed


def _same(want, got, options):
    if want == got:
        return True
    got = '\n'.join('<BLANKLINE>' if not line else line for line in got.split('\n')[:-1]) + '\n' if '<BLANKLINE>' in want else got
    if want == got:
        return True
    if 'NORMALIZE_WHITESPACE' in options:
        want, got = ' '.join(want.split()), ' '.join(got.split())
    if 'ELLIPSIS' not in options:
        return want == got
    parts = want.split('...')
    if not got.startswith(parts[0]) or len(parts) == 1:
        return want == got
    at = len(parts[0])
    for part in parts[1:-1]:
        found = got.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return got[at:].endswith(parts[-1])


def _matches(example, out, failed):
    want = example.want
    if want.startswith(HEAD) or want.startswith('Traceback (innermost last):'):
        if failed is None:
            return False
        lines = want.split('\n')[1:-1]
        while lines and (lines[0].startswith(' ') or not lines[0]):
            lines.pop(0)
        want = '\n'.join(lines) + '\n'
        if 'IGNORE_EXCEPTION_DETAIL' in example.options:
            name = want.split(':')[0].strip().rpartition('.')[2]
            return name == failed.split(':')[0].strip().rpartition('.')[2]
        return _same(want, failed, example.options)
    return failed is None and _same(want, out, example.options)


def run(module, name):
    """None when the example does what it says, or else what it does."""
    name, _, number = name.removeprefix('doctest.').rpartition(':')
    namespace = dict(module.__dict__)
    found = examples(_texts(module)[name])[:int(number)]
    for example in found:
        out, failed = _run(example, namespace)
    if _matches(found[-1], out, failed):
        return None
    return f'{found[-1].source!r} expected {found[-1].want!r} got {(out + (failed or ""))!r}'
