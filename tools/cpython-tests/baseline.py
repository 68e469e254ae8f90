# Runs inside CPython 3.14: every test of MODULE but the SKIPPED ones, and tells what became of it.
import builtins
import sys
import unittest
import warnings

sys.path.insert(0, '/suite')
warnings.simplefilter('ignore')
builtins.__annotations__ = {}  # as main.py does


def short(error):
    text = str(error).strip().split('\n')
    return (type(error).__name__ + ': ' + text[0])[:200].replace('\t', ' ')


class Result(unittest.TestResult):
    why = None

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.why = 'skipped: ' + str(reason).replace('\n', ' ')[:200]

    def addFailure(self, test, err):
        self.why = short(err[1])

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.why = short(err[1])

    def addUnexpectedSuccess(self, test):
        self.why = 'unexpected success'


def tests_of(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from tests_of(test)
        else:
            yield test


def run():
    import test.support
    test.support.requires_working_socket = lambda *, module=False: None if module else lambda x: x
    try:
        __import__(MODULE)
    except BaseException as error:
        tell('FAIL\t\t' + short(error))
        tell('END')
        return
    module = sys.modules[MODULE]
    for test in tests_of(unittest.defaultTestLoader.loadTestsFromModule(module)):
        if not isinstance(test, unittest.TestCase) or type(test).__module__ != MODULE:
            continue
        name = type(test).__name__ + '.' + test._testMethodName
        if name in SKIPPED:
            continue
        tell('START\t' + name)
        result = Result()
        unittest.TestSuite([test]).run(result)
        tell(('OK' if result.why is None else 'FAIL') + '\t' + name + '\t' + (result.why or ''))
    if hasattr(module, 'doctest'):
        import suite_doctest
        for name in suite_doctest.names(module):
            if name not in SKIPPED:
                tell('START\t' + name)
                found = suite_doctest.run(module, name)
                why = '' if found is None else found[:200].replace('\t', ' ').replace('\n', ' ')
                tell(('OK' if found is None else 'FAIL') + '\t' + name + '\t' + why)
    tell('END')


run()
