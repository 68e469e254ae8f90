"""Runs one program of the corpus inside CPython (pyodide) and renders what a user would see.

Everything compiled from this file has the file name '<harness>'; frames with that file
name are cut out of every traceback, so host functions leave no trace in it.
"""
import ast
import asyncio
import asyncio.runners
import builtins
import gc
import importlib
import inspect
import io
import linecache
import os
import re
import shutil
import sys
import traceback
import types
import warnings

HARNESS = '<harness>'
LIBRARY = os.path.dirname(ast.__file__) + '/'
TABLE = {'apple': 3, 'pear': 5, 'plum': 7, 'fig': 0}


def host_functions():
    counter = iter(range(1 << 30))

    def host_echo(value):
        return value

    def host_add(a, b):
        return a + b

    def host_seq():
        return next(counter)

    def host_lookup(key):
        return TABLE.get(key)

    def host_raise(type_name, message):
        raise getattr(builtins, type_name)(message)

    def host_log(*args, **kwargs):
        return None

    return [host_echo, host_add, host_seq, host_lookup, host_raise, host_log]


def ext_value(x=None):
    return x


def ext_error(x=None):
    raise ValueError('refused')


def later_value(x=None):
    return later(lambda future: future.set_result(x))


def later_error(x=None):
    return later(lambda future: future.set_exception(ValueError('refused')))


def later(settle):
    """A future that the host settles when the program has nothing left to do."""
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.in_flight.append(lambda: future.done() or settle(future))
    return future


class VirtualLoop(asyncio.BaseEventLoop):
    """An event loop whose clock stands while code runs and jumps to the next timer."""

    def __init__(self):
        super().__init__()
        self._selector = self
        self.now = 0.0
        self.in_flight = []

    def time(self):
        return self.now

    def select(self, timeout):
        self.now += 1e-6
        if timeout != 0 and self.in_flight:
            settled, self.in_flight = self.in_flight, []
            for settle in settled:
                settle()
        elif timeout is None:
            raise RuntimeError('every task waits, and for nothing')
        else:
            self.now += timeout
        return []

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class EventLoops:
    """Lets a program run event loops of its own, although one of the host runs already."""

    def __enter__(self):
        self.saved = (asyncio._get_running_loop(), asyncio.run, asyncio.new_event_loop,
                      asyncio.events.new_event_loop)
        asyncio._set_running_loop(None)
        asyncio.run = asyncio.runners.run
        asyncio.new_event_loop = asyncio.events.new_event_loop = VirtualLoop

    def __exit__(self, *_):
        loop, asyncio.run, asyncio.new_event_loop, asyncio.events.new_event_loop = self.saved
        asyncio._set_running_loop(loop)


def drop_harness_frames(exc, seen=None):
    """Cut frames of this file and of the library out of exc's traceback and of its chain."""
    seen = set() if seen is None else seen
    if exc is None or id(exc) in seen:
        return
    seen.add(id(exc))
    kept = []
    tb = exc.__traceback__
    while tb is not None:
        file = tb.tb_frame.f_code.co_filename
        if file != HARNESS and not file.startswith(LIBRARY):
            kept.append(tb)
        tb = tb.tb_next
    head = None
    for tb in reversed(kept):
        head = types.TracebackType(head, tb.tb_frame, tb.tb_lasti, tb.tb_lineno)
    exc.__traceback__ = head
    drop_harness_frames(exc.__cause__, seen)
    drop_harness_frames(exc.__context__, seen)
    for inner in getattr(exc, 'exceptions', ()):
        drop_harness_frames(inner, seen)


def render(exc, err):
    if isinstance(exc, SystemExit):
        if exc.code is not None and not isinstance(exc.code, int):
            print(exc.code, file=err)
        return
    drop_harness_frames(exc)
    traceback.print_exception(exc, file=err)


def split(source):
    """The program, and the modules that stand behind it: each after a line `# ==> path`."""
    main, *modules = re.split(r'^# ==> (.+)\n', source, flags=re.MULTILINE)
    return main, dict(zip(modules[::2], modules[1::2]))


class Modules:
    """The modules of a program as files, in the order of the import system before all others."""

    def __init__(self, modules):
        self.modules = modules

    def __enter__(self):
        self.known = set(sys.modules)
        for path, text in self.modules.items():
            os.makedirs(os.path.dirname(path) or '.', exist_ok=True)
            with open(path, 'w') as file:
                file.write(text)
        sys.path.insert(0, '')
        sys.dont_write_bytecode = True
        importlib.invalidate_caches()

    def __exit__(self, *_):
        sys.path.remove('')
        for path in self.modules:
            name = path.removesuffix('.py').removesuffix('/__init__').replace('/', '.')
            while name:
                sys.modules.pop(name, None)
                name = name.rpartition('.')[0]
            top, folder, _ = path.partition('/')
            if folder:
                shutil.rmtree(top, ignore_errors=True)
            else:
                os.remove(path)
        linecache.checkcache()


def run(source, filename, mode, host, probe=None):
    """Returns [stdout, stderr, teardown]: teardown is what is printed when the globals go away."""
    source, modules = split(source)
    with Modules(modules):
        here = os.getcwd() + '/'
        return [text.replace(here, '') if modules else text
                for text in run_program(source, filename, mode, host, probe)]


def run_program(source, filename, mode, host, probe=None):
    namespace = {'__name__': '__main__', '__builtins__': builtins, '__doc__': None}
    if host:
        namespace.update((f.__name__, f) for f in host_functions())
    if mode:
        ext = ext_value if mode == 'value' else ext_error
        namespace['ext'] = types.FunctionType(
            ext.__code__, ext.__globals__, 'ext', ext.__defaults__)
        namespace['later'] = later_value if mode == 'value' else later_error
    out, err = io.StringIO(), io.StringIO()
    saved = sys.stdout, sys.stderr
    linecache.cache[filename] = (
        len(source), None, source.splitlines(True), filename)
    with open(filename, 'w') as file:  # where some SyntaxErrors take their source line from
        file.write(source)
    sys.stdout, sys.stderr = out, err
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            warnings.simplefilter('default', SyntaxWarning)
            try:
                flags = 0
                if re.search('^# top-level await$', source, flags=re.MULTILINE):
                    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
                code = compile(source, filename, 'exec', flags, dont_inherit=True)
                if probe:
                    probe.start(filename)
                try:
                    with EventLoops():
                        if code.co_flags & inspect.CO_COROUTINE:
                            asyncio.run(eval(code, namespace))
                        else:
                            exec(code, namespace)
                finally:
                    if probe:
                        probe.stop()
            except BaseException as exc:
                render(exc, err)
        stdout, stderr = out.getvalue(), err.getvalue()
        namespace.clear()
        gc.collect()
        return [stdout, stderr, out.getvalue()[len(stdout):] + err.getvalue()[len(stderr):]]
    finally:
        sys.stdout, sys.stderr = saved
        linecache.cache.pop(filename, None)
        os.remove(filename)


class StepCounter:
    """Counts the bytecode instructions which the program executes."""

    def __init__(self):
        self.steps = 0

    def start(self, filename):
        mon, tool = sys.monitoring, sys.monitoring.PROFILER_ID

        def on_instruction(code, offset):
            if code.co_filename != filename:
                return mon.DISABLE
            self.steps += 1

        mon.use_tool_id(tool, 'steps')
        mon.register_callback(tool, mon.events.INSTRUCTION, on_instruction)
        mon.set_events(tool, mon.events.INSTRUCTION)

    def stop(self):
        sys.monitoring.set_events(sys.monitoring.PROFILER_ID, 0)
        sys.monitoring.free_tool_id(sys.monitoring.PROFILER_ID)
        sys.monitoring.restart_events()


class GeneratorKeeper:
    """Keeps every suspended generator alive, to expose output that hangs on reference counts."""

    def __init__(self):
        self.kept = {}

    def start(self, filename):
        mon, tool = sys.monitoring, sys.monitoring.PROFILER_ID

        def on_yield(code, offset, value):
            if code.co_filename == filename:
                for o in gc.get_objects():
                    if type(o) is types.GeneratorType:
                        self.kept[id(o)] = o

        mon.use_tool_id(tool, 'keep')
        mon.register_callback(tool, mon.events.PY_YIELD, on_yield)
        mon.set_events(tool, mon.events.PY_YIELD)

    stop = StepCounter.stop


FORBIDDEN_NAMES = {'open', 'input', 'id', 'breakpoint', 'exit', 'quit'}
FORBIDDEN_DEFS = {'__del__'}
STEP_LIMIT = 2000


def lint(source, filename, mode, host):
    """What breaks the rules of the corpus README, as a list of strings, and the step count."""
    problems = []
    lines = source.split('\n')
    if not lines[0].startswith('# ') or lines[0] in ('# heavy', '# host'):
        problems.append('the first line must be a comment saying what a user can rely on')
    if not source.endswith('\n') or source.endswith('\n\n') or '\t' in source:
        problems.append('untidy: final newline or tab')
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            tree = ast.parse(source)
    except SyntaxError:
        return problems, 0
    for node in ast.walk(tree):
        where = f'line {getattr(node, "lineno", 0)}: '
        if isinstance(node, ast.Name) and node.id in FORBIDDEN_NAMES:
            problems.append(where + node.id)
        elif isinstance(node, ast.FunctionDef) and node.name in FORBIDDEN_DEFS:
            problems.append(where + node.name)
    counter = StepCounter()
    plain = run(source, filename, mode, host, counter)
    heavy = len(lines) > 1 and '# heavy' in lines[1:3]
    if (counter.steps > STEP_LIMIT) and not heavy:
        problems.append(f'{counter.steps} instructions without "# heavy"')
    if counter.steps <= STEP_LIMIT and heavy:
        problems.append(f'"# heavy" but only {counter.steps} instructions')
    if ' at 0x' in plain[0] + plain[1]:
        problems.append('an address in the output')
    if plain[2]:
        problems.append(f'prints at teardown: {plain[2]!r}')
    if run(source, filename, mode, host, GeneratorKeeper())[:2] != plain[:2]:
        problems.append('the output depends on when a dropped generator is collected')
    return problems, counter.steps
