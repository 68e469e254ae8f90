"""A test case: its life, and what it can assert."""
import suite_search
from unittest.contexts import Logs, Raises, SubTest, Warns
from unittest.report import describe


class SkipTest(Exception):
    pass


def skip(reason=''):
    def mark(item):
        if isinstance(item, type):
            item.__unittest_skip_why__ = reason
            return item

        def skipped(*args, **kwargs):
            raise SkipTest(reason)
        return skipped

    if callable(reason):
        item, reason = reason, ''
        return mark(item)
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else _unchanged


def skipUnless(condition, reason):
    return _unchanged if condition else skip(reason)


def _unchanged(item):
    return item


def expectedFailure(method):
    def turned(self, *args):
        try:
            method(self, *args)
        except Exception:
            return
        raise AssertionError('unexpected success')
    return turned


class _Assertions:
    longMessage = True
    maxDiff = 640

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _no(self, text, msg):
        if msg is not None:
            text = text + ' : ' + str(msg)
        raise self.failureException(text)

    def assertTrue(self, value, msg=None):
        if not value:
            self._no(_show(value) + ' is not true', msg)

    def assertFalse(self, value, msg=None):
        if value:
            self._no(_show(value) + ' is not false', msg)

    def assertEqual(self, first, second, msg=None):
        if not first == second:
            self._no(_show(first) + ' != ' + _show(second), msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._no(_show(first) + ' == ' + _show(second), msg)

    assertListEqual = assertTupleEqual = assertSetEqual = assertEqual
    assertDictEqual = assertMultiLineEqual = assertEqual

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        if list(first) != list(second):
            self._no(_show(first) + ' != ' + _show(second), msg)

    def assertIs(self, first, second, msg=None):
        if first is not second:
            self._no(_show(first) + ' is not ' + _show(second), msg)

    def assertIsNot(self, first, second, msg=None):
        if first is second:
            self._no('unexpectedly identical: ' + _show(first), msg)

    def assertIsNone(self, value, msg=None):
        if value is not None:
            self._no(_show(value) + ' is not None', msg)

    def assertIsNotNone(self, value, msg=None):
        if value is None:
            self._no('unexpectedly None', msg)

    def assertIn(self, item, container, msg=None):
        if item not in container:
            self._no(_show(item) + ' not found in ' + _show(container), msg)

    def assertNotIn(self, item, container, msg=None):
        if item in container:
            self._no(_show(item) + ' unexpectedly found in ' + _show(container), msg)

    def assertIsInstance(self, item, cls, msg=None):
        if not isinstance(item, cls):
            self._no(_show(item) + ' is not an instance of ' + repr(cls), msg)

    def assertNotIsInstance(self, item, cls, msg=None):
        if isinstance(item, cls):
            self._no(_show(item) + ' is an instance of ' + repr(cls), msg)

    def assertIsSubclass(self, cls, parent, msg=None):
        if not issubclass(cls, parent):
            self._no(repr(cls) + ' is not a subclass of ' + repr(parent), msg)

    def assertHasAttr(self, item, name, msg=None):
        if not hasattr(item, name):
            self._no(_show(item) + ' has no attribute ' + name, msg)

    def assertLess(self, first, second, msg=None):
        if not first < second:
            self._no(_show(first) + ' not less than ' + _show(second), msg)

    def assertLessEqual(self, first, second, msg=None):
        if not first <= second:
            self._no(_show(first) + ' not less than or equal to ' + _show(second), msg)

    def assertGreater(self, first, second, msg=None):
        if not first > second:
            self._no(_show(first) + ' not greater than ' + _show(second), msg)

    def assertGreaterEqual(self, first, second, msg=None):
        if not first >= second:
            self._no(_show(first) + ' not greater than or equal to ' + _show(second), msg)

    def assertAlmostEqual(self, first, second, places=7, msg=None, delta=None):
        if first == second:
            return
        apart = abs(first - second)
        if delta is not None:
            near = apart <= delta
        else:
            near = round(apart, 7 if places is None else places) == 0
        if not near:
            self._no(_show(first) + ' is not nearly ' + _show(second), msg)

    def assertNotAlmostEqual(self, first, second, places=7, msg=None, delta=None):
        try:
            self.assertAlmostEqual(first, second, places, None, delta)
        except self.failureException:
            return
        self._no(_show(first) + ' is nearly ' + _show(second), msg)

    def assertCountEqual(self, first, second, msg=None):
        rest = list(second)
        for item in first:
            if item not in rest:
                self._no(_show(item) + ' is one too many', msg)
            rest.remove(item)
        if rest:
            self._no(_show(rest) + ' missing', msg)

    def assertRegex(self, text, pattern, msg=None):
        if not _search(pattern, text):
            self._no(_show(pattern) + ' not found in ' + _show(text), msg)

    def assertNotRegex(self, text, pattern, msg=None):
        if _search(pattern, text):
            self._no(_show(pattern) + ' found in ' + _show(text), msg)

    def assertRaises(self, expected, *args, **kwargs):
        return Raises(expected, None).made(args, kwargs)

    def assertRaisesRegex(self, expected, pattern, *args, **kwargs):
        return Raises(expected, pattern).made(args, kwargs)

    def assertWarns(self, expected, *args, **kwargs):
        return Warns(expected, None).made(args, kwargs)

    def assertWarnsRegex(self, expected, pattern, *args, **kwargs):
        return Warns(expected, pattern).made(args, kwargs)

    def assertLogs(self, *args, **kwargs):
        return Logs()


class TestCase(_Assertions):
    failureException = AssertionError

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._cleanups = []
        self._failures = []

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        pass

    def setUp(self):
        pass

    def tearDown(self):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, manager):
        value = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return value

    def addTypeEqualityFunc(self, cls, function):
        pass

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return SubTest(self, msg, params)

    def id(self):
        cls = type(self)
        return cls.__module__ + '.' + cls.__qualname__ + '.' + self._testMethodName

    def shortDescription(self):
        return None

    def __str__(self):
        return self.id()

    def _call(self, function):
        function()

    def run_alone(self):
        try:
            self._call(self.setUp)
            try:
                self._call(getattr(self, self._testMethodName))
            finally:
                self._call(self.tearDown)
                while self._cleanups:
                    function, args, kwargs = self._cleanups.pop()
                    function(*args, **kwargs)
        except SkipTest as error:
            if not self._failures:
                return 'SKIP ' + str(error)
        except BaseException as error:
            self._failures.append(describe(error))
        if not self._failures:
            return 'OK'
        for failure in self._failures:
            if not failure.startswith('ABSENT'):
                return failure
        return self._failures[0]


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def _call(self, function):
        import asyncio
        if function == self.setUp:
            self._loop = asyncio.new_event_loop()
            function()
            self._loop.run_until_complete(self.asyncSetUp())
        elif function == self.tearDown:
            self._loop.run_until_complete(self.asyncTearDown())
            function()
        else:
            result = function()
            if result is not None:
                self._loop.run_until_complete(result)


class FunctionTestCase(TestCase):
    pass


def _show(value):
    text = repr(value)
    return text if len(text) < 100 else text[:80] + '...'


def _search(pattern, text):
    return suite_search.search(pattern, text)
