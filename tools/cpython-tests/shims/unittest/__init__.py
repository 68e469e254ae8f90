"""As much of unittest as the tests of CPython use, for an interpreter that lacks the real one."""
import sys

import suite_doctest

from unittest.case import (
    FunctionTestCase, IsolatedAsyncioTestCase, SkipTest, TestCase, expectedFailure, skip, skipIf,
    skipUnless)
from unittest.report import describe


class TestSuite:
    def __init__(self, tests=()):
        self.tests = list(tests)

    def addTest(self, test):
        self.tests.append(test)

    def addTests(self, tests):
        self.tests.extend(tests)


class TestLoader:
    def loadTestsFromTestCase(self, case):
        return TestSuite()


defaultTestLoader = TestLoader()


def main(*args, **kwargs):
    pass


def load_module(name):
    try:
        __import__(name)
    except SkipTest as error:
        print('SKIP', error)
        return None
    return sys.modules[name]


def _cases(module):
    return [(name, value) for name, value in vars(module).items()
            if isinstance(value, type) and issubclass(value, TestCase)
            and value.__module__ == module.__name__ and name == value.__name__]


def names_of(module):
    if module is None:
        return []
    found = []
    for name, case in _cases(module):
        for attribute in sorted(dir(case)):
            if attribute.startswith('test') and callable(getattr(case, attribute)):
                found.append(name + '.' + attribute)
    if hasattr(module, 'doctest'):
        found.extend(suite_doctest.names(module))
    return found


def run_named(module, name):
    """One test. A line: what became of it, and why."""
    case, _, method = name.partition('.')
    if case == 'doctest':
        found = suite_doctest.run(module, name)
        return 'OK' if found is None else 'FAIL ' + found.replace('\n', ' ')[:300]
    case = getattr(module, case)
    try:
        reason = getattr(case, '__unittest_skip_why__', None)
        if reason is not None:
            return 'SKIP ' + str(reason)
        setup = getattr(module, 'setUpModule', None)
        if setup is not None:
            setup()
        case.setUpClass()
        return case(method).run_alone()
    except SkipTest as error:
        return 'SKIP ' + str(error)
    except BaseException as error:
        return describe(error)
