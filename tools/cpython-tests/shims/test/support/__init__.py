"""What the tests of CPython share, written anew for an interpreter without files and threads."""
import sys
import unittest

MAX_Py_ssize_t = sys.maxsize
NHASHBITS = sys.hash_info.width
SHORT_TIMEOUT = LONG_TIMEOUT = LOOPBACK_TIMEOUT = 30.0
_1M = 1 << 20
_1G = 1 << 30
_2G = 2 << 30
_4G = 4 << 30
verbose = 0
PGO = False
Py_DEBUG = False
is_android = is_emscripten = is_wasi = is_jython = False
has_fork_support = has_subprocess_support = has_socket_support = False
HAVE_DOCSTRINGS = MISSING_C_DOCSTRINGS = False
max_memuse = real_max_memuse = 0
use_resources = []
TEST_HOME_DIR = ''


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


def _unchanged(item):
    return item


def check_impl_detail(**guards):
    """Whether what follows holds for this interpreter: only what holds for every other does."""
    if not guards:
        return False
    return not list(guards.values())[0]


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return _unchanged
    return unittest.skip(msg or 'a detail of CPython')


def cpython_only(item):
    return impl_detail(cpython=True)(item)


def no_tracing(item):
    return item


def refcount_test(item):
    return unittest.skip('reference counts')(item)


def bigmemtest(size, memuse, dry_run=True):
    return unittest.skip('needs much memory')


def bigaddrspacetest(item):
    return unittest.skip('needs much memory')(item)


def requires_resource(resource):
    return unittest.skip('resource ' + resource)


def requires(resource, msg=None):
    raise ResourceDenied(resource)


def is_resource_enabled(resource):
    return False


def requires_IEEE_754(item):
    return item


def requires_subprocess():
    return unittest.skip('processes')


def requires_working_socket(*, module=False):
    return None if module else _unchanged


def requires_fork():
    return unittest.skip('processes')


def requires_debug_ranges(reason=''):
    return _unchanged


def requires_docstrings(item):
    return unittest.skip('docstrings of C code')(item)


def has_no_debug_ranges():
    return False


def skip_if_pgo_task(item):
    return item


def skip_emscripten_stack_overflow():
    return _unchanged


def skip_wasi_stack_overflow():
    return _unchanged


def anticipate_failure(condition):
    return unittest.expectedFailure if condition else _unchanged


def run_with_locale(*names):
    return unittest.skip('locales')


def check_sanitizer(**kinds):
    return False


def skip_if_sanitizer(reason=None, **kinds):
    return _unchanged


def gc_collect():
    import gc
    gc.collect()


class disable_gc:
    def __enter__(self):
        return None

    def __exit__(self, *exc):
        return None


class infinite_recursion:
    def __init__(self, max_depth=75):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None


class SuppressCrashReport(disable_gc):
    pass


class adjust_int_max_str_digits:
    def __init__(self, digits):
        self.digits = digits

    def __enter__(self):
        self.before = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(self.digits)

    def __exit__(self, *exc):
        sys.set_int_max_str_digits(self.before)


class swap_attr:
    def __init__(self, item, name, value):
        self.item, self.name, self.value = item, name, value

    def __enter__(self):
        self.had = hasattr(self.item, self.name)
        self.before = getattr(self.item, self.name, None)
        setattr(self.item, self.name, self.value)
        return self.before

    def __exit__(self, *exc):
        if self.had:
            setattr(self.item, self.name, self.before)
        elif hasattr(self.item, self.name):
            delattr(self.item, self.name)


class swap_item:
    def __init__(self, mapping, key, value):
        self.mapping, self.key, self.value = mapping, key, value

    def __enter__(self):
        self.had = self.key in self.mapping
        self.before = self.mapping.get(self.key)
        self.mapping[self.key] = self.value
        return self.before

    def __exit__(self, *exc):
        if self.had:
            self.mapping[self.key] = self.before
        else:
            self.mapping.pop(self.key, None)


class _captured:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        import io
        self.before = getattr(sys, self.name)
        stream = io.StringIO()
        setattr(sys, self.name, stream)
        return stream

    def __exit__(self, *exc):
        setattr(sys, self.name, self.before)


def captured_stdout():
    return _captured('stdout')


def captured_stderr():
    return _captured('stderr')


def captured_stdin():
    return _captured('stdin')


def captured_output(name):
    return _captured(name)


class catch_unraisable_exception:
    unraisable = None

    def __enter__(self):
        raise unittest.SkipTest('errors that cannot be raised')

    def __exit__(self, *exc):
        return None


def sortdict(mapping):
    return '{' + ', '.join(['%r: %r' % item for item in sorted(mapping.items())]) + '}'


def check_syntax_error(testcase, statement, errtext='', *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, '<test string>', 'exec')
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check_free_after_iterating(testcase, function, cls, args=()):
    raise unittest.SkipTest('when an object is freed')


def check_disallow_instantiation(testcase, cls, *args, **kwargs):
    testcase.assertRaises(TypeError, cls, *args, **kwargs)


def check_sizeof(testcase, item, size):
    raise unittest.SkipTest('sizes of objects')


def check__all__(*args, **kwargs):
    raise unittest.SkipTest('the names of a module written in C')


def calcobjsize(fmt):
    return 0


calcvobjsize = calcobjsize


def get_attribute(item, name):
    try:
        return getattr(item, name)
    except AttributeError:
        raise unittest.SkipTest(repr(item) + ' has no attribute ' + name)


def run_doctest(module, verbosity=None, optionflags=0):
    raise unittest.SkipTest('doctests')


def run_unittest(*classes):
    raise unittest.SkipTest('a runner of tests')


def findfile(name, subdir=None):
    raise unittest.SkipTest('files')


def run_in_subinterp(code):
    raise unittest.SkipTest('interpreters in interpreters')


def maybe_get_event_loop_policy():
    return None


class subTests:
    def __init__(self, names, values, /, *, _do_cleanups=False):
        self.names = names.replace(',', ' ').split()
        self.values = values

    def __call__(self, function):
        def every(testcase):
            for value in self.values:
                value = (value,) if len(self.names) == 1 else value
                with testcase.subTest():
                    function(testcase, **dict(zip(self.names, value)))
        return every


class _Always:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _Never:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return self == other

    def __gt__(self, other):
        return not self == other

    def __ge__(self, other):
        return True


class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return self == other

    def __lt__(self, other):
        return not self == other

    def __le__(self, other):
        return True


ALWAYS_EQ = _Always()
NEVER_EQ = _Never()
LARGEST = _Largest()
SMALLEST = _Smallest()
